package main

import (
	"os"
	"path/filepath"
)

// wasmExec is the script that the toolchain ships for running Go in a browser. It must be of the same version as
// the compiler, so it is never copied into the repository.
func wasmExec() ([]byte, error) {
	root, err := goTool("env", "GOROOT")
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
}
