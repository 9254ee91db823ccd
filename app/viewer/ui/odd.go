package ui

import goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

// odd offers what to try when two versions have hardly anything in common.
func (p *Page) odd() []goapp.UI {
	var offers []goapp.UI
	for _, offer := range p.model.OddOffers() {
		offers = append(offers, p.button(p.say(offer.Key), offer.Msg).ID("odd-"+offer.Key))
	}
	if len(offers) == 0 {
		return nil
	}
	return []goapp.UI{box("p", "Head-note Odd", box("span", "Offers", offers...))}
}
