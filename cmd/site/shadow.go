package main

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/stet-diff/stet/web/style"
	"github.com/stet-diff/stet/web/words"
)

// shadow adds the module of mode="shadow" and the languages it asks for one by one. They are scripts, since a page of
// somebody else that lets in our scripts need then allow nothing more. list is the guard's.
func (s *site) shadow(list string) error {
	scripts := s.sources(shadowScripts)
	knows := struct {
		Worker    string            `json:"worker"`
		Languages map[string]string `json:"languages"`
		Sheet     string            `json:"sheet"`
		English   map[string]string `json:"english"`
	}{Languages: map[string]string{}, Sheet: s.shadowStyle(), English: englishOf(scripts)}
	for key, text := range words.Texts("en") { // speak.js says them by what the engine tells
		if strings.HasPrefix(key, "error-") || strings.HasPrefix(key, "advice-") || key == "quoted" || key == "this-text" {
			knows.English[key] = text
		}
	}
	for _, language := range words.Languages[1:] {
		name := "words-" + language + ".js"
		text, err := json.Marshal(lines(words.Texts(language)))
		if err != nil {
			return err
		}
		s.hashed(name, []byte("export default "+string(text)+";\n"))
		if knows.Languages[language], err = s.path(name); err != nil {
			return err
		}
		s.guest[s.names[name]] = true
	}
	var err error
	if knows.Worker, err = s.path("worker.js"); err != nil {
		return err
	}
	text, err := json.Marshal(knows)
	if err != nil {
		return err
	}
	s.hashed("shadow.js", []byte(join(list, "const stetShadow = "+string(text)+";", scripts)))
	s.guest[s.names["shadow.js"]] = true
	return nil
}

// lines are messages in the form that package words reads.
func lines(texts map[string]string) string {
	var all []string
	for key, text := range texts {
		all = append(all, key+" = "+text+"\n")
	}
	slices.Sort(all)
	return strings.Join(all, "")
}

// shadowStyle is the style sheet of the viewer in a shadow root of another page. There the root is an element of the
// class Frame, lengths are pixels, since that page has a text size of its own, and each custom property --stet-… is that
// page's where it sets it: the sheet itself reads --s-…, which falls back to ours.
func (s *site) shadowStyle() string {
	var all strings.Builder
	for _, name := range []string{"tokens", "row", "view", "shadow"} {
		all.WriteString(strings.TrimSpace(s.source("style/"+name+".css")) + "\n\n")
	}
	sheet := strings.ReplaceAll(all.String(), "var(--stet-", "var(--s-")
	sheet = setting.ReplaceAllString(sheet, "--s-$1: var(--stet-$1, $2);")
	return style.Pixels(strings.ReplaceAll(sheet, ":root", ".Frame"))
}

var setting = regexp.MustCompile(`--stet-([a-z-]+): ([^;]+);`)
