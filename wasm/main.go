// Command wasm is the program of the page and of its worker.
package main

import "github.com/stet-diff/stet/app"

func main() { app.Run() }
