package snapshot

import (
	"path"
	"strings"

	"github.com/stet-diff/stet/app/snapshot/unpack"
	"golang.org/x/net/html"
)

// MAFF, the archives of old Firefox add-ons: a folder for each page, with a description of it in RDF.

func isMAFF(a *archive) bool {
	for _, e := range a.Entries {
		if isRDF(e) {
			return true
		}
	}
	return false
}

func isRDF(e unpack.Entry) bool {
	dir, name := path.Split(e.Name)
	return name == "index.rdf" && strings.Count(dir, "/") == 1
}

func readMAFF(r *reader, a *archive) (Reading, error) {
	c := a.contents("maff")
	type place struct{ name, charset string }
	var places []place
	for _, e := range a.Entries {
		if !isRDF(e) {
			continue
		}
		data, err := a.Read(e)
		if err != nil {
			return Reading{}, err
		}
		about := rdf(data)
		file := path.Dir(e.Name) + "/" + path.Base(about["indexfilename"])
		if about["indexfilename"] == "" || !a.has(file) {
			file = path.Dir(e.Name) + "/index.html"
		}
		if a.has(file) {
			places = append(places, place{file, about["charset"]})
			p := pageAt(origin{about["originalurl"], mailDate(about["archivetime"])}, about["title"])
			p.Name = file
			c.pages = append(c.pages, p)
		}
	}
	c.load = func(i int) (item, error) {
		data, err := a.file(places[i].name)
		p := c.pages[i]
		return item{Source: Source{Name: a.Name, Type: "text/html", Data: data}, label: a.label, title: p.Title,
			origin: origin{p.URL.String(), p.Captured}, charset: places[i].charset}, err
	}
	return r.choose(a.item, c)
}

// rdf reads the statements `<MAF:title RDF:resource="…"/>`.
func rdf(data []byte) map[string]string {
	about := map[string]string{}
	eachXML(data, xmlEvents{func(name string, attrs []html.Attribute) {
		if key, ok := strings.CutPrefix(name, "maf:"); ok && about[key] == "" {
			about[key] = valueOf(attrs, "rdf:resource")
		}
	}, func(string) {}, func(string) {}})
	return about
}
