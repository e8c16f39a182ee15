# On a fresh machine with rustup, make and git, two commands do everything, set-up included:
#   make serve   builds the page and serves it at http://127.0.0.1:8080
#   make test    passes every test, in a real browser too
# Tools are kept outside the clone, so that the next clone finds them. A missing tool fails; nothing is skipped.
TRUNK        := 0.21.14
WASM_BINDGEN := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/[^0-9.]//g;p}' Cargo.lock)
TOOLS        ?= $(HOME)/.cache/factline-tools
export PATH  := $(TOOLS)/bin:$(PATH)
CARGO_HOME   ?= $(HOME)/.cargo
WASM         := --locked --target wasm32-unknown-unknown
ROOT         := $(shell test "$$(id -u)" = 0 || echo sudo)

# No machine's folders stand in what is shipped.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := \
    --remap-path-prefix=$(CARGO_HOME)=cargo --remap-path-prefix=$(shell rustc --print sysroot)=rust

.PHONY: serve build release test lint bench bench-peers lighthouse pictures screenshots target tools browser
.DEFAULT_GOAL := serve

serve: tools
	@$(lean); trunk serve --release --locked

build: tools
	@$(lean); trunk build --release --locked && scripts/weigh.sh dist

# How the page is built, tried out the first time.
lean = lean=$$(scripts/lean.sh $(TOOLS)) && eval "$$lean"

# The page as an archive with its digest, to unpack on any host.
release: build
	@version=$$(sed -n '/^version = /{s/[^0-9.]//g;p;q}' Cargo.toml); mkdir -p target/archive && cd target/archive && \
	rm -rf factline-* && cp -r ../../dist factline-$$version && \
	tar --sort=name --owner=0 --group=0 --numeric-owner --mtime='2000-01-01 00:00Z' -czf factline-$$version.tar.gz factline-$$version && \
	sha256sum factline-$$version.tar.gz | tee factline-$$version.tar.gz.sha256

test: tools browser
	cargo test --locked --features cli,train
	cargo test --locked -p factline-packing --features pack
	$(MAKE) build
	cargo test --locked --features e2e --test e2e

lint: target
	cargo fmt --check
	cargo clippy --locked --all-targets --features cli,train,e2e -- -D warnings
	cargo clippy $(WASM) --features page --lib --bin page -- -D warnings
	cargo clippy $(WASM) --features worker --lib --bin worker -- -D warnings
	cargo clippy --locked -p factline-packing --features pack --all-targets -- -D warnings
	cargo clippy $(WASM) -p factline-packing --bin unpack -- -D warnings

PEERS = benches/peers/node_modules/.package-lock.json

# The engine natively, then the page in one Chromium beside what npm has.
bench: build browser $(PEERS)
	cargo bench --locked --bench reading
	cargo bench --locked --bench links
	mkdir -p target/peers
	node benches/peers/bundle.mjs dist target/peers
	cargo test --locked --features e2e --test e2e -- bench timing --ignored --nocapture --test-threads 1

# The core built for Node against what npm has, in one process over the same texts.
bench-peers: target tools $(PEERS)
	cargo build $(WASM) --release --features node --bin node
	wasm-bindgen --target nodejs --out-dir target/peers target/wasm32-unknown-unknown/release/node.wasm
	node benches/peers/dates.mjs

# Lighthouse on the built page, behind a server that gzips: three runs.
lighthouse: build browser benches/lighthouse/node_modules/.package-lock.json
	CHROME_PATH=$$(command -v chromium) node benches/lighthouse/run.mjs dist

pictures: build browser
	cargo test --locked --features e2e --test e2e of_a_result -- --ignored

# Every state that the tests bring the page into, wide and narrow, in both themes: target/screenshots/index.html.
screenshots: build browser
	rm -rf $(FACTLINE_SCREENSHOTS)
	cargo test --locked --features e2e --test e2e -- access:: of_what_is_printed --include-ignored
	cargo test --locked --features e2e --test e2e on_one_sheet -- --ignored
screenshots: export FACTLINE_SCREENSHOTS = $(CURDIR)/target/screenshots

# What rust-toolchain.toml names is not always installed by itself.
target:
	@rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown

tools: target
	@command -v cc >/dev/null || $(call debian,gcc libc6-dev)
	@trunk --version 2>&1 | grep -qxF 'trunk $(TRUNK)' || $(call install,trunk,$(TRUNK),--no-default-features)
	@wasm-bindgen --version 2>&1 | grep -qxF 'wasm-bindgen $(WASM_BINDGEN)' || $(call install,wasm-bindgen-cli,$(WASM_BINDGEN))

# A ready-made binary where cargo-binstall is there; else a build without the release profile's fat LTO, which a build
# tool does not need. $1: crate, $2: version, $3: flags of the build.
define install
{ echo "Installing $1 $2 into $(TOOLS), once."; \
  { command -v cargo-binstall >/dev/null && cargo binstall --no-confirm --force --root $(TOOLS) $1@$2; } \
  || CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
     cargo install --locked --force --root $(TOOLS) $3 $1@$2; }
endef

# A browser with its driver, and what the browser tests take from npm.
browser: tests/e2e/node_modules/.package-lock.json
	@{ command -v chromium && command -v chromedriver; } >/dev/null || $(call debian,chromium chromium-driver)

%/node_modules/.package-lock.json: %/package-lock.json
	@{ command -v node && command -v npm; } >/dev/null || $(call debian,nodejs npm)
	npm ci --prefix $* --no-audit --no-fund
	@touch $@

debian = { $(ROOT) apt-get update && $(ROOT) apt-get install -y --no-install-recommends $1; }
