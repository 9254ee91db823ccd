package words

import (
	"strconv"
	"strings"
	"time"
)

// Form is the plural form of a whole number in the language: "zero", "one", "two", "few", "many" or "other". The rules
// are those of the Unicode CLDR for cardinals.
func (w Words) Form(n int) string {
	if n < 0 {
		n = -n
	}
	switch w.Language() {
	case "ja":
		return "other"
	case "ar":
		return arabic(n)
	case "fr":
		if n == 0 {
			return "one"
		}
		fallthrough
	case "es":
		if n > 0 && n%1_000_000 == 0 {
			return "many"
		}
	}
	if n == 1 {
		return "one"
	}
	return "other"
}

func arabic(n int) string {
	switch last := n % 100; {
	case n == 0:
		return "zero"
	case n == 1:
		return "one"
	case n == 2:
		return "two"
	case last >= 3 && last <= 10:
		return "few"
	case last >= 11:
		return "many"
	}
	return "other"
}

// Forms lists the plural forms of a language.
func Forms(language string) []string {
	switch language {
	case "ja":
		return []string{"other"}
	case "ar":
		return []string{"zero", "one", "two", "few", "many", "other"}
	case "fr", "es":
		return []string{"one", "many", "other"}
	}
	return []string{"one", "other"}
}

// RightToLeft reports whether the language is written from right to left.
func (w Words) RightToLeft() bool { return w.Language() == "ar" }

// Number writes a whole number with the digits and the groups of the language.
func (w Words) Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	from, _ := strconv.Atoi(w.text("number-group-from"))
	if len(digits) < from {
		return sign + w.Digits(digits)
	}
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return sign + w.Digits(strings.Join(append([]string{digits}, groups...), w.text("number-group")))
}

// Tenths writes a number of tenths: 125 is "12.5".
func (w Words) Tenths(n int) string {
	return w.Number(n/10) + w.text("number-point") + w.Digits(strconv.Itoa(n%10))
}

// Digits writes the digits 0 to 9 in a text with those of the language. All else stays.
func (w Words) Digits(text string) string {
	own := []rune(w.text("number-digits"))
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' && len(own) == 10 {
			return own[r-'0']
		}
		return r
	}, text)
}

// Date writes a moment as the language does, to the minute, in the zone that the time is in.
func (w Words) Date(t time.Time) string {
	return w.Say("date-and-time", w.Day(t), w.Clock(t))
}

// Day writes the day of a moment.
func (w Words) Day(t time.Time) string {
	months := strings.Split(w.text("date-months"), "|")
	return w.Say("date", w.Digits(strconv.Itoa(t.Day())), months[(int(t.Month())-1)%len(months)], w.Digits(strconv.Itoa(t.Year())))
}

// Clock writes the time of day to the minute.
func (w Words) Clock(t time.Time) string { return w.Digits(t.Format("15:04")) }

// Moment writes a moment in full: the day of the week, the date, the time to the second, the zone.
func (w Words) Moment(t time.Time) string {
	days := strings.Split(w.text("date-weekdays"), "|")
	return w.Say("date-in-full", days[int(t.Weekday())%len(days)], w.Day(t), w.Digits(t.Format("15:04:05")), t.Format("MST"))
}
