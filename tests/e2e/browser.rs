//! A headless Chromium on a fresh profile, and what a test asks of the page in it.

use crate::host::Host;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;
use thirtyfour::LoggingPrefsLogLevel;
use thirtyfour::common::command::{Command as Ask, ExtensionCommand};
use thirtyfour::prelude::*;

/// A page in a browser.
pub(crate) struct Page {
    /// The browser.
    pub(crate) driver: WebDriver,
}

/// How the page is looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// In CSS pixels.
    pub(crate) width: u32,
    /// In CSS pixels.
    pub(crate) height: u32,
    /// In the dark theme.
    pub(crate) dark: bool,
}

/// A desk.
pub(crate) const DESK: Look = Look { width: 1280, height: 900, dark: false };
/// A phone.
pub(crate) const PHONE: Look = Look { width: 360, height: 760, dark: true };

/// Opens the page of `host` at `fragment` in a fresh profile and runs `test` on it. Whatever the test is about, the
/// page may ask nothing of another host and may log no error but those that `test` has taken by [`Page::errors`].
pub(crate) async fn visit(
    host: &Host,
    fragment: &str,
    test: impl AsyncFnOnce(&Page) -> WebDriverResult<()>,
) -> WebDriverResult<()> {
    let (_chromedriver, address) = Chromedriver::start();
    let mut caps = DesiredCapabilities::chrome();
    for arg in [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en-GB",
        &format!("--proxy-server={}", host.address()),
        "--proxy-bypass-list=<-loopback>",
    ] {
        caps.add_arg(arg)?;
    }
    caps.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    let page = Page { driver: WebDriver::new(address, caps).await? };
    page.look(DESK).await?;
    page.driver.goto(format!("{}{fragment}", host.page())).await?;
    // Nobody is told what whoever comes for the first time is told.
    page.driver.execute("localStorage.setItem('factline.hinted', 'true')", vec![]).await?;
    let mut outcome = test(&page).await;
    let errors = page.errors().await;
    page.driver.quit().await?;
    if outcome.is_ok() {
        outcome = errors.map(|errors| assert_eq!(errors, [""; 0], "the page logged errors"));
    }
    assert_eq!(host.foreign(), [""; 0], "the browser asked other hosts");
    outcome
}

impl Page {
    /// Sets width, height and theme.
    pub(crate) async fn look(&self, look: Look) -> WebDriverResult<()> {
        let cdp = self.driver.cdp();
        let size = json!({ "width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": false });
        cdp.send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        let theme = if look.dark { "dark" } else { "light" };
        let media = json!({ "features": [
            { "name": "prefers-color-scheme", "value": theme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        cdp.send_raw("Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }

    /// What has been logged as an error since the last call.
    pub(crate) async fn errors(&self) -> WebDriverResult<Vec<String>> {
        let log = self.driver.browser_log().await?;
        Ok(log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect())
    }

    /// The visible element of this role whose accessible name, as the browser computes it, holds `name`; waits for it.
    pub(crate) async fn find(&self, role: Role, name: &str) -> WebDriverResult<WebElement> {
        for _ in 0..100 {
            // What its words may come from is looked for in the page: a long text has thousands of buttons.
            if let Some((_, element)) =
                self.named(role, name).await?.into_iter().find(|(label, _)| label.contains(name))
            {
                return Ok(element);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let names: Vec<String> = self.all(role).await?.into_iter().map(|(name, _)| name).collect();
        panic!("there is no {role:?} named {name:?}, but {names:?}");
    }

    /// The visible elements of this role with their accessible names.
    pub(crate) async fn all(&self, role: Role) -> WebDriverResult<Vec<(String, WebElement)>> {
        self.named(role, "").await
    }

    /// Those of them with `name` in the words that the browser may take the accessible name from.
    async fn named(&self, role: Role, name: &str) -> WebDriverResult<Vec<(String, WebElement)>> {
        let script = "const [selector, name] = arguments;
            const words = (element) => [
              element,
              ...(element.labels ?? []),
              ...(element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => id && document.getElementById(id)),
            ].map((source) => [source?.ariaLabel, source?.title, source?.textContent].join(' ')).join(' ');
            return [...document.querySelectorAll(selector)]
              .filter((element) => element.checkVisibility() && words(element).includes(name));";
        let mut found = Vec::new();
        for element in self.driver.execute(script, vec![json!(role.selector()), json!(name)]).await?.elements()? {
            // An element may be replaced while it is looked at; it is found again in the next round.
            if element.is_displayed().await.unwrap_or(false)
                && let Ok(label) = label(&element).await
            {
                found.push((label, element));
            }
        }
        Ok(found)
    }

    /// Waits until an element of this kind has the focus: the page gives it once what it shows is drawn.
    pub(crate) async fn focused(&self, tag: &str) -> WebDriverResult<WebElement> {
        let mut seen = String::new();
        for _ in 0..100 {
            let element = self.driver.active_element().await?;
            seen = element.tag_name().await.unwrap_or_default();
            if seen == tag {
                return Ok(element);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the focus is on a {seen}, not on a {tag}");
    }

    /// Waits until `selector` finds a visible element whose text holds `text`.
    pub(crate) async fn shows(&self, selector: &str, text: &str) -> WebDriverResult<WebElement> {
        let mut seen = Vec::new();
        for _ in 0..100 {
            seen.clear();
            for element in self.driver.find_all(By::Css(selector)).await? {
                // What is replaced while it is looked at is found again in the next round.
                match element.text().await {
                    Ok(found) if found.contains(text) && visible(&element).await => return Ok(element),
                    Ok(found) => seen.push(found),
                    Err(_) => {}
                }
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no {selector} shows {text:?}, but {seen:?}");
    }

    /// Runs a script in the page: its value, awaited.
    pub(crate) async fn run(&self, script: &str) -> WebDriverResult<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {script} }})().then(done, error => done('error: ' + error))"
        );
        Ok(self.driver.execute_async(script, vec![]).await?.json().clone())
    }

    /// Puts `text` into the textbox at once, as pasting does.
    pub(crate) async fn fill(&self, name: &str, text: &str) -> WebDriverResult<()> {
        let field = self.find(Role::Textbox, name).await?;
        let script = "const [field, text] = arguments; field.focus(); field.value = text;
                      field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        self.driver.execute(script, vec![field.to_json()?, json!(text)]).await?;
        Ok(())
    }

    /// Presses the button.
    pub(crate) async fn press(&self, name: &str) -> WebDriverResult<()> {
        self.find(Role::Button, name).await?.click().await
    }

    /// Waits until the data files are in use.
    pub(crate) async fn ready(&self) -> WebDriverResult<()> {
        let waiting = ".files :is(progress, button):not([hidden])";
        let wait = "await new Promise(done => setTimeout(done, 20));";
        self.run(&format!("while (document.querySelector('{waiting}')) {wait}")).await.map(drop)
    }

    /// Pastes `text` into the box and has it read.
    pub(crate) async fn read(&self, text: &str) -> WebDriverResult<()> {
        self.fill("Article", text).await?;
        self.press("Analyse").await?;
        self.shows("main", " placed").await?;
        Ok(())
    }

    /// The open fact cards.
    pub(crate) async fn cards(&self) -> WebDriverResult<Vec<WebElement>> {
        self.find(Role::Region, "Fact cards").await?.find_all(By::Css("article")).await
    }

    /// Sends keys to whatever has the focus.
    pub(crate) async fn keys(&self, keys: impl Into<TypingData>) -> WebDriverResult<()> {
        self.driver.active_element().await?.send_keys(keys).await
    }
}

/// The roles that tests look for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Role {
    Textbox,
    Button,
    Region,
}

impl Role {
    fn selector(self) -> &'static str {
        match self {
            Self::Textbox => "textarea, input:not([type]), input[type=text], input[type=url], [role=textbox]",
            Self::Button => "button, [role=button]",
            Self::Region => "section, [role=region]",
        }
    }
}

/// Whether the browser draws an element; the driver knows nothing of `content-visibility`.
async fn visible(element: &WebElement) -> bool {
    let script = "return arguments[0].checkVisibility()";
    let Ok(element_as_json) = element.to_json() else { return false };
    let answer = element.handle().execute(script, vec![element_as_json]).await;
    answer.is_ok_and(|answer| answer.json() == &json!(true))
}

/// The accessible name as the browser computes it.
async fn label(element: &WebElement) -> WebDriverResult<String> {
    let command = ComputedLabel(element.element_id().to_string());
    element.handle().cmd(Ask::ExtensionCommand(Box::new(command))).await?.value()
}

#[derive(Debug)]
struct ComputedLabel(String);

impl ExtensionCommand for ComputedLabel {
    fn parameters_json(&self) -> Option<Value> {
        None
    }
    fn method(&self) -> http::Method {
        http::Method::GET
    }
    fn endpoint(&self) -> Arc<str> {
        format!("/element/{}/computedlabel", self.0).into()
    }
}

/// Ends chromedriver, and so its browser, when dropped.
struct Chromedriver(Child);

impl Chromedriver {
    /// Starts one. Where several start at once, one may lose its port to another and end: it is tried again.
    fn start() -> (Self, String) {
        (0..5).find_map(|_| Self::try_start()).expect("chromedriver starts")
    }

    fn try_start() -> Option<(Self, String)> {
        let mut child = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("chromedriver is installed");
        let mut out = BufReader::new(child.stdout.take().expect("piped"));
        let driver = Self(child);
        let mut line = String::new();
        let port = loop {
            line.clear();
            if out.read_line(&mut line).expect("readable") == 0 {
                return None;
            }
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                break port.trim().trim_end_matches('.').to_owned();
            }
        };
        std::thread::spawn(move || out.read_to_end(&mut Vec::new()));
        Some((driver, format!("http://127.0.0.1:{port}")))
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
