// Package corpus finds the public texts and pages that tests use when they are there. They are too large, or not ours,
// to stand in this repository.
package corpus

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// Folder is the folder of the data: the one that the variable STET_DATA names, or else ../shared/data beside the
// repository. It need not exist.
func Folder() string {
	if folder := os.Getenv("STET_DATA"); folder != "" {
		return folder
	}
	root, err := os.Getwd() // a test runs in the folder of its package
	for err == nil {
		if _, missing := os.Stat(filepath.Join(root, "go.mod")); missing == nil {
			return filepath.Join(root, "..", "shared", "data")
		}
		if root == filepath.Dir(root) {
			err = errors.New("no go.mod above this folder")
		}
		root = filepath.Dir(root)
	}
	return ""
}

// File reads a file of the folder, named with slashes from there. Where it is not to be had the test is skipped.
func File(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(Folder(), filepath.FromSlash(name)))
	if err != nil {
		t.Skip("the data folder has no such file: ", err)
	}
	return data
}
