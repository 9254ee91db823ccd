//go:build !js

package main

import "testing"

// The reader chooses a language: the page, the rows and the scripts speak it at once, without a request, and again at
// the next visit.
func TestLanguages(t *testing.T) {
	s := open(t)
	choose := func(code string) {
		t.Helper()
		s.run(`(() => { const menu = document.getElementById("language"); menu.value = ` + quote(code) + `; menu.dispatchEvent(new Event("change", { bubbles: true })); })()`)
		s.waits(`document.documentElement.lang === ` + quote(code))
	}
	said := func(id, want string) {
		t.Helper()
		s.waits(`document.getElementById(` + quote(id) + `)?.textContent === ` + quote(want))
	}
	said("compare", "Compare")
	choose("ar")
	said("compare", "قارن")
	s.waits(`document.documentElement.dir === "rtl"`)
	choose("ja")
	said("compare", "比較する")
	s.waits(`document.documentElement.dir === "ltr"`)
	s.clean()
	s.visit("")
	said("compare", "比較する")
	s.requests()
	s.clean()
}
