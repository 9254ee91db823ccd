package main

import (
	"net/http"
	"strings"
)

// policies is the one table of what each kind of file may do in a browser, by the names that site.json uses. "code" is
// a "file" that pages of other origins may load: the sandboxed frame of /embed has an origin of its own.
var policies = map[string]map[string]string{
	"page": {
		"Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
			"img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; " +
			"base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
			"require-trusted-types-for 'script'; trusted-types stet",
		"Permissions-Policy":           permissions,
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"X-Frame-Options":              "DENY",
	},
	"embed": {
		"Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
			"img-src 'self' data: blob:; connect-src 'self'; worker-src blob:; " +
			"base-uri 'none'; form-action 'none'; frame-ancestors " + ancestorsHere + "; " +
			"require-trusted-types-for 'script'; trusted-types stet",
		"Permissions-Policy":           permissions,
		"Cross-Origin-Resource-Policy": "cross-origin",
		"Cross-Origin-Embedder-Policy": "require-corp",
	},
	"help": {
		"Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; " +
			"base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		"Permissions-Policy":           permissions,
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"X-Frame-Options":              "DENY",
	},
	"single": { // stet.html says the rest itself, since it allows its scripts by their hashes, which only it knows
		"Content-Security-Policy":      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		"Permissions-Policy":           permissions,
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"X-Frame-Options":              "DENY",
	},
	"sw": { // the service worker fills the offline copy, under this policy of its own
		"Content-Security-Policy":      "default-src 'none'; script-src 'self'; connect-src 'self'",
		"Cross-Origin-Resource-Policy": "cross-origin",
		"Access-Control-Allow-Origin":  "*",
	},
	"code": {
		"Content-Security-Policy":      nothing,
		"Cross-Origin-Resource-Policy": "cross-origin",
		"Access-Control-Allow-Origin":  "*",
	},
	"file": {
		"Content-Security-Policy":      nothing,
		"Cross-Origin-Resource-Policy": "same-origin",
	},
}

const (
	nothing       = "default-src 'none'; frame-ancestors 'none'; sandbox"
	permissions   = "camera=(), microphone=(), geolocation=(), usb=(), payment=(), browsing-topics=()"
	ancestorsHere = "%ancestors%" // where the flag -frame-ancestors goes
)

// headersOf returns what every answer about a file of this policy carries, whatever its status. It is nil for a
// policy that the table does not hold.
func headersOf(policy, mediaType string, o options) http.Header {
	if policy == "file" && isCode(mediaType) {
		policy = "code"
	}
	row, ok := policies[policy]
	if !ok {
		return nil
	}
	h := http.Header{}
	for name, value := range row {
		h.Set(name, strings.ReplaceAll(value, ancestorsHere, o.ancestors))
	}
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-cache")
	if o.cert != nil {
		h.Set("Strict-Transport-Security", "max-age=63072000")
	}
	return h
}

func isCode(mediaType string) bool {
	kind, _, _ := strings.Cut(mediaType, ";")
	return kind == "application/wasm" || kind == "text/javascript" || kind == "text/css"
}
