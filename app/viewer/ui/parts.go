package ui

import goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

// Each kind of element that go-app names costs the program some 5 KB, and each link of a chain of calls 150 bytes. These
// make any kind of element in one call.

// box is an element with a class and a body.
func box(tag, class string, body ...goapp.UI) goapp.HTMLElem {
	return goapp.Elem(tag).Class(class).Body(body...)
}

// leaf is an element with a class and a text.
func leaf(tag, class string, text any) goapp.HTMLElem {
	return goapp.Elem(tag).Class(class).Text(text)
}

// foreign is a leaf whose text has a direction of its own, such as that of an article.
func foreign(tag, class, text string) goapp.HTMLElem {
	return goapp.Elem(tag).Class(class).Dir("auto").Text(text)
}

// each is one element for each of n.
func each(n int, draw func(int) goapp.UI) []goapp.UI {
	all := make([]goapp.UI, n)
	for i := range all {
		all[i] = draw(i)
	}
	return all
}
