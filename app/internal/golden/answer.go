package golden

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// proposedEnd is how the name of a proposal ends.
const proposedEnd = ".proposed"

// acceptedName is the file that says what was accepted and why.
const acceptedName = "ACCEPTED.md"

// An answer is a recorded one: a file, or one section of an archive.
type answer struct {
	name     string // as the test names it
	file     string
	section  string // empty: the whole file
	proposed string
}

func answerAt(name string) answer {
	file, section, _ := strings.Cut(name, "#")
	proposed := file
	if section != "" {
		proposed += "." + strings.ReplaceAll(section, "/", "-")
	}
	return answer{name, filepath.FromSlash(file), section, filepath.FromSlash(proposed + proposedEnd)}
}

// read returns the recorded answer and whether there is one. Line ends are read as "\n".
func (a answer) read() (text string, ok bool, err error) {
	data, err := os.ReadFile(a.file)
	if errors.Is(err, fs.ErrNotExist) && a.section == "" {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	if a.section == "" {
		return string(data), true, nil
	}
	text, ok = Parse(string(data)).Section(a.section)
	return text, ok, nil
}

// write records a new answer.
func (a answer) write(text string) error {
	if a.section != "" {
		if !Holds(text) {
			return fmt.Errorf("a section of %s cannot hold the answer: a line looks like the begin of a section, or the last has no end", a.file)
		}
		data, err := os.ReadFile(a.file)
		if err != nil {
			return err
		}
		archive := Parse(string(data))
		archive.set(a.section, text)
		text = archive.String()
	}
	return os.WriteFile(a.file, []byte(text), 0o644)
}

// set replaces the data of a section, or adds it at the end.
func (a *Archive) set(name, data string) {
	for i := range a.Sections {
		if a.Sections[i].Name == name {
			a.Sections[i].Data = data
			return
		}
	}
	a.Sections = append(a.Sections, Section{name, data})
}

// note adds a line to ACCEPTED.md of the testdata folder that holds the answer, or of the answer's own folder.
func (a answer) note(why string) error {
	folder := filepath.Dir(a.file)
	for up := folder; up != "." && up != string(filepath.Separator) && up != filepath.Dir(up); up = filepath.Dir(up) {
		if filepath.Base(up) == "testdata" {
			folder = up
		}
	}
	file, err := os.OpenFile(filepath.Join(folder, acceptedName), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(file, "- %s: %s\n", a.name, why)
	return errors.Join(err, file.Close())
}
