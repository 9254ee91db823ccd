package unpack

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// replaced changes bytes of an archive; what is replaced must be there.
func replaced(t testing.TB, b []byte, old, new string, times int) []byte {
	if !bytes.Contains(b, []byte(old)) || len(old) != len(new) {
		t.Fatalf("%q is not in the archive", old)
	}
	return bytes.Replace(b, []byte(old), []byte(new), times)
}

// opened opens an archive and reads all of it.
func opened(b []byte) (names, texts string, err error) {
	z, err := OpenZip(b, &Work{})
	if err != nil {
		return "", "", err
	}
	for _, e := range z.Entries {
		out, err := z.Read(e)
		if err != nil {
			return names, texts, err
		}
		names, texts = names+e.Name+" ", texts+string(out)+" "
	}
	return names, texts, nil
}

func TestZip(t *testing.T) {
	whole := zipped(t, "a.html", "<p>one</p>", "folder/", "", "folder/é.txt", "two")
	central := bytes.Index(whole, []byte(centralSign))
	flagged := bytes.Clone(whole)
	flagged[6] |= 1
	flagged[central+8] |= 1
	other := bytes.Clone(whole)
	other[central+10], other[8] = 12, 12
	for _, c := range []struct {
		name              string
		data              []byte
		names, text, code string
	}{
		{"folders are left out", whole, "a.html folder/é.txt ", "<p>one</p> two ", ""},
		{"behind a page", append([]byte("<html data-sfz>"), whole...), "a.html folder/é.txt ", "<p>one</p> two ", ""},
		{"before other bytes", append(bytes.Clone(whole), "-->"...), "a.html folder/é.txt ", "<p>one</p> two ", ""},
		{"without an end", whole[:len(whole)-30], "", "", Damaged},
		{"without a start", whole[20:], "", "", Damaged},
		{"half of it", whole[:len(whole)/2], "", "", Damaged},
		{"another name in the local header", replaced(t, whole, "a.html", "b.html", 1), "", "", Damaged},
		{"encrypted", flagged, "", "", Locked},
		{"packed by another method", other, "", "", Codec},
	} {
		names, text, err := opened(c.data)
		if got := codeOf(t, err); names != c.names || text != c.text || got != c.code {
			t.Errorf("%s: %q, %q, code %q", c.name, names, text, got)
		}
	}
}

// Archives that this package reads, archive/zip reads the same.
func TestZipAsTheLibraryReadsIt(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i, method := range []uint16{zip.Store, zip.Deflate} {
		f, err := w.CreateHeader(&zip.FileHeader{Name: fmt.Sprint("file ", i), Method: method, Comment: "a comment"})
		if err == nil {
			_, err = f.Write(mixed(5000))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	w.SetComment("a comment PK of the archive")
	w.Close()
	library, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	z, err := OpenZip(b.Bytes(), &Work{})
	if err != nil || len(z.Entries) != len(library.File) {
		t.Fatal(err)
	}
	for i, e := range z.Entries {
		out, err := z.Read(e)
		if err != nil || e.Name != library.File[i].Name || !bytes.Equal(out, mixed(5000)) {
			t.Errorf("entry %d: %q, %d bytes, %v", i, e.Name, len(out), err)
		}
	}
}

// No byte of an entry can change without being noticed, and none of the directory makes the reader panic.
func TestZipWithAChangedByte(t *testing.T) {
	whole := zipped(t, "a.txt", strings.Repeat("some words ", 20))
	_, want, _ := opened(whole)
	for i := range whole {
		for _, bit := range []byte{1, 0x80} {
			b := bytes.Clone(whole)
			b[i] ^= bit
			if _, text, err := opened(b); err == nil && text != want && text != "" {
				t.Fatalf("byte %d: read as %q", i, text)
			}
		}
	}
}

func TestZipOverlaps(t *testing.T) {
	whole := zipped(t, "a.txt", "first", "b.txt", "other")
	at := bytes.LastIndex(whole, []byte(centralSign))
	second := bytes.Index(whole[4:], []byte(localSign)) + 4
	b := bytes.Clone(whole)
	b[at+42], b[at+43] = 0, 0 // the second entry is the first one again
	copy(b[at+46:], "a.txt")
	if _, _, err := opened(b); codeOf(t, err) != Damaged || !strings.Contains(err.Error(), "over another") {
		t.Errorf("entry at %d and again at 0: %v", second, err)
	}
}

func TestZipEntriesAtTheLimit(t *testing.T) {
	for _, c := range []struct {
		n   int
		cut bool
	}{{MaxFiles, false}, {MaxFiles + 1, true}} {
		files := make([]string, 2*c.n)
		for i := range c.n {
			files[2*i] = fmt.Sprint(i)
		}
		z, err := OpenZip(zipped(t, files...), &Work{})
		if err != nil || len(z.Entries) != MaxFiles || z.Cut != c.cut {
			t.Errorf("%d files: %v, cut %v", c.n, err, z != nil && z.Cut)
		}
	}
}
