package engine

import (
	"reflect"
	"testing"

	"github.com/stet-diff/stet/app/compare"
)

func TestMessagesTravel(t *testing.T) {
	asked := Request{ID: 2, Read: &Read{Source: 3, Name: "a\"<b>.txt", Data: []byte("x")}}
	message, err := EncodeRequest(asked)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := DecodeRequest(message, []byte("x")); err != nil || !reflect.DeepEqual(back, asked) {
		t.Errorf("got %+v, %v", back, err)
	}
	answer := Response{ID: 2, Section: &Section{Layout: "split", Index: 1, HTML: "<section></section>"}}
	message, html, _, err := EncodeResponse(answer)
	if err != nil || html != answer.Section.HTML {
		t.Fatal(html, err)
	}
	back, err := DecodeResponse(message)
	answer.Section.HTML = ""
	if err != nil || !reflect.DeepEqual(back, answer) {
		t.Errorf("got %+v, %v", back, err)
	}
}

// Each thing that can be asked for is known when it arrives.
func TestEveryRequestTravels(t *testing.T) {
	for i := range reflect.TypeFor[Request]().NumField() {
		field := reflect.TypeFor[Request]().Field(i)
		if field.Type.Kind() != reflect.Pointer {
			continue
		}
		asked := Request{ID: 7}
		reflect.ValueOf(&asked).Elem().Field(i).Set(reflect.New(field.Type.Elem()))
		message, err := EncodeRequest(asked)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := DecodeRequest(message, nil); err != nil || back.ID != 7 || reflect.ValueOf(back).Field(i).IsNil() {
			t.Errorf("%s: got %+v, %v", field.Name, back, err)
		}
	}
}

func TestOptionsTravelWithoutTheirCallback(t *testing.T) {
	asked := Request{Compare: &Compare{Options: compare.Options{Budget: 5, Progress: func(string, int, int) {}}}}
	message, err := EncodeRequest(asked)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := DecodeRequest(message, nil); err != nil || back.Compare.Options.Budget != 5 {
		t.Errorf("got %+v, %v", back, err)
	}
}

func TestMessagesThatAreNone(t *testing.T) {
	for _, message := range []string{"", "{}", "[]", `{"ID":"x"}`, `{"Read":{},"View":{}}`, `{"Read":{"Source":1e99}}`} {
		if r, err := DecodeRequest([]byte(message), nil); err == nil {
			t.Errorf("%q gave %+v", message, r)
		}
	}
}

func FuzzMessage(f *testing.F) {
	f.Add([]byte(`{"ID":1,"Read":{"Source":1,"Name":"x"}}`), []byte("text"))
	f.Add([]byte(`{"Compare":{"Old":{"Source":1},"New":{"Source":1,"Index":-1}}}`), []byte{})
	f.Fuzz(func(t *testing.T, message, data []byte) {
		DecodeResponse(message)
		r, err := DecodeRequest(message, data)
		if err != nil {
			return
		}
		again, err := EncodeRequest(r)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := DecodeRequest(again, data); err != nil || !reflect.DeepEqual(back, r) {
			t.Fatalf("got %+v, want %+v, %v", back, r, err)
		}
	})
}
