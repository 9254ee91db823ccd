package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
)

// A bar is one rectangle of the icon, on a field of 32 by 32.
type bar struct {
	x, y, width, height int
	colour              color.NRGBA
}

// The icon: a line of text struck out, and a line of text underlined. The marks are what Stet is about, and their
// colours are those of the page.
var (
	ground = color.NRGBA{0x14, 0x3f, 0x7d, 0xff}
	struck = color.NRGBA{0xff, 0xb0, 0x66, 0xff}
	added  = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	bars   = []bar{
		{7, 8, 14, 5, color.NRGBA{0x7a, 0x5a, 0x4a, 0xff}}, {5, 10, 20, 2, struck}, // old text, its strike
		{7, 18, 18, 4, added}, {7, 24, 18, 2, color.NRGBA{0x8e, 0xc5, 0xff, 0xff}}, // new text, its underline
	}
)

// icons adds the files that browsers ask for by name. All else that needs an icon holds it as a data: address,
// since a browser may ask for those long after the start, when the network lock is on.
func (s *site) icons() {
	s.hashed("icon-192.png", iconPNG(192, 0)) // for a phone's home screen
	s.plain("favicon.ico", "file", iconICO(iconPNG(32, 0)))
}

// icon is the address of an icon for a template: icon "svg", icon "192", icon "512", icon "maskable".
func icon(name string) (string, error) {
	switch name {
	case "svg":
		return "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(iconSVG())), nil
	case "192":
		return pngAddress(iconPNG(192, 0)), nil
	case "512":
		return pngAddress(iconPNG(512, 0)), nil
	case "maskable":
		return pngAddress(iconPNG(512, 4)), nil // a system may cut off a tenth at each edge
	}
	return "", fmt.Errorf("there is no icon %q", name)
}

func pngAddress(picture []byte) string {
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(picture)
}

func iconSVG() string {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">`)
	rect := func(x, y, w, h int, c color.NRGBA) {
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="#%02x%02x%02x"/>`, x, y, w, h, c.R, c.G, c.B)
	}
	rect(0, 0, 32, 32, ground)
	for _, r := range bars {
		rect(r.x, r.y, r.width, r.height, r.colour)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// iconPNG draws the icon with size pixels a side and an empty margin, counted in 32nds of the side.
func iconPNG(size, margin int) []byte {
	field := 32 + 2*margin
	picture := image.NewNRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			picture.SetNRGBA(x, y, colourAt(x*field/size-margin, y*field/size-margin))
		}
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, picture); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

func colourAt(x, y int) color.NRGBA {
	at := ground
	for _, r := range bars {
		if x >= r.x && x < r.x+r.width && y >= r.y && y < r.y+r.height {
			at = r.colour
		}
	}
	return at
}

// iconICO wraps a PNG of 32 pixels in the container that browsers expect at favicon.ico.
func iconICO(picture []byte) []byte {
	var b bytes.Buffer
	for _, v := range []any{
		uint16(0), uint16(1), uint16(1), // reserved, icons, one of them
		byte(32), byte(32), byte(0), byte(0), uint16(1), uint16(32), // 32 by 32, no palette, one plane of 32 bits
		uint32(len(picture)), uint32(22), // its bytes start after these 22
	} {
		binary.Write(&b, binary.LittleEndian, v)
	}
	b.Write(picture)
	return b.Bytes()
}
