//go:build !js

package app

// serveEngine is the worker's part, which only a browser has.
func serveEngine() {}
