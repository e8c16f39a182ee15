//! Tells article text from what stands around it: headings, datelines, captions, what the site adds.
