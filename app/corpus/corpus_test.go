package corpus

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFile(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("STET_DATA", folder)
	if err := os.MkdirAll(filepath.Join(folder, "seed"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "seed", "a.txt"), []byte("text"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := File(t, "seed/a.txt"); string(got) != "text" {
		t.Errorf("got %q", got)
	}
	t.Run("a missing file skips", func(t *testing.T) {
		t.Cleanup(func() {
			if !t.Skipped() {
				t.Error("the test went on")
			}
		})
		File(t, "seed/b.txt")
	})
}

// Without the variable the folder stands beside the repository, however deep the package of the test is.
func TestFolder(t *testing.T) {
	t.Setenv("STET_DATA", "")
	want, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "data"))
	if err != nil {
		t.Fatal(err)
	}
	if got := Folder(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	t.Chdir(t.TempDir())
	if got := Folder(); got != "" {
		t.Errorf("outside of a module: got %s", got)
	}
}
