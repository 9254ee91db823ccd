package app

import (
	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// installed connects what can happen to Stet as a program on this device.
func (d *desk) installed() {
	d.send(state.Begun{Single: browser.Single()})
	browser.OnInstallable(func(offered bool) { d.send(state.InstallOffered{Offered: offered}) })
	browser.OnUpdate(func() { d.send(state.NewerReady{}) })
}

// doApp carries out an effect on Stet itself.
func (d *desk) doApp(effect state.Effect) {
	switch effect.(type) {
	case state.Install:
		browser.Install()
	case state.LoadNewer:
		browser.Update(func(err error) { d.send(state.UpdateFailed{Detail: err.Error()}) })
	}
}
