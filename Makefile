# make run    builds the program and the site, serves it and prints the address
# make test   all checks and tests; the ones in a browser need Chromium
# make site   builds the static site into cmd/serve/site, ready for any static host; SITE=https://stet.example/ says
#             where it will stand, for links that are shared from the single file

WASM  := build/stet.wasm
FLAGS := -trimpath -buildvcs=false
ADDR  ?= localhost:8080
SITE  ?=
FUZZTIME ?= 60s
PAIRS ?= 1000000
CORPUS ?= ../shared/data

.PHONY: run site wasm serve test check bench gobench eval fuzz picture screens page faults clean go

run: serve
	build/serve -addr $(ADDR)

go:
	@command -v go >/dev/null || { echo "Stet needs Go 1.26 or newer: see go.dev/doc/install"; exit 1; }

wasm: go
	@mkdir -p build
	go run ./cmd/site -compile $(WASM)

site: wasm
	go run ./cmd/site -wasm $(WASM) -out cmd/serve/site -address "$(SITE)"

serve: site
	go build $(FLAGS) -o build/serve ./cmd/serve

# Formatting, vet on both platforms, and module files that are whole.
check: go
	@test -z "$$(gofmt -l app cmd wasm web)" || { echo "not formatted:"; gofmt -l app cmd wasm web; exit 1; }
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./app/... ./wasm
	go mod verify

test: check site
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  echo "Chromium is not installed (package chromium): the tests in a browser are skipped"
	go test -timeout 25m ./...

# Speed on the data folder: natively, in Node and in Chromium, beside other programs. It takes long.
bench: go
	@mkdir -p build
	go run ./cmd/eval speed -corpus $(CORPUS) -json build/speed.json

# Go's own benchmarks, for benchstat.
gobench: go
	@mkdir -p build
	go test -run '^$$' -bench . -count 6 ./app/... ./cmd/... | tee build/bench.txt

# Quality and speed on the data folder, beside other programs where they can be built.
eval: go
	@mkdir -p build
	go run ./cmd/eval quality -corpus $(CORPUS) -json build/quality.json
	go run ./cmd/eval extract -data $(CORPUS)

# A million random pairs of versions, then every fuzz target for FUZZTIME, one after the other.
fuzz: go
	STET_PAIRS=$(PAIRS) go test -run 'Random' -timeout 0 ./app/compare/...
	@for pkg in $$(go list ./app/... ./cmd/...); do \
	  for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
	    echo "$$pkg $$target"; go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1x $$pkg || exit 1; \
	  done; \
	done

# The README's picture, of the real page.
picture: go
	go test ./wasm -run '^TestPicture$$' -count 1 -picture ../web/docs/seed.png

# Pictures of the page in many sizes, to be looked at.
screens: go
	@mkdir -p build/screens
	go test ./wasm -run '^TestScreens$$' -count 1 -screens ../build/screens

# How fast the page is: 50,000 paragraphs on a desk, an article on a phone slowed four times.
page: go
	go test ./wasm -run '^Test(Speed|FramesOverBigInputs)$$' -count 1 -v -timeout 20m -speed -frames

# The engine is broken a hundred times, in every way and at every stage; prints how soon the page is usable again.
faults: go
	go test ./wasm -run '^TestFaults$$' -count 1 -v -timeout 60m -faults

clean:
	rm -rf build
	find cmd/serve/site -mindepth 1 ! -name .keep -delete
