//go:build !js

package browser

import "time"

// noPage is the page where there is no browser: it takes everything and shows nothing.
type noPage struct{}

func thePage() page { return noPage{} }

func (noPage) insert(string, int, HTML) bool { return true }
func (noPage) tell(string, ...any) bool      { return false }
func (noPage) ask(string, ...any) string     { return "" }
func (noPage) listen(*Host)                  {}
func (noPage) now() time.Time                { return time.Time{} }
func (noPage) later(f func())                { f() }
