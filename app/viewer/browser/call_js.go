package browser

import (
	"errors"
	"fmt"
	"syscall/js"
)

type value = js.Value

// HasDocument reports whether the program runs on a page. In a worker there is none.
func HasDocument() bool {
	return js.Global().Get("document").Truthy() && js.Global().Get("stet").Truthy()
}

// do calls one function of the page's object stet. An exception comes back as an error: in Call it can be caught,
// in Get and Set it would end the program.
func do(name string, args ...any) error {
	_, err := result(name, args...)
	return err
}

// text is do for functions that answer with a string; without a page, or after an exception, it is empty.
func text(name string, args ...any) string {
	v, err := result(name, args...)
	if err != nil || v.Type() != js.TypeString {
		return ""
	}
	return v.String()
}

func result(name string, args ...any) (v js.Value, err error) {
	if !HasDocument() {
		return js.Undefined(), errNoPage
	}
	defer func() {
		if r := recover(); r != nil {
			err = errors.New(fmt.Sprint(r))
		}
	}()
	return js.Global().Get("stet").Call(name, args...), nil
}

// guarded makes a callback that survives its own panic.
func guarded(f func(args []js.Value) any) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) (answer any) {
		defer func() {
			if r := recover(); r != nil {
				fault(fmt.Sprint(r))
			}
		}()
		return f(args)
	})
}

// always passes callbacks that live as long as the program: there is one of each.
func always(name string, tell ...func([]js.Value)) {
	var args []any
	for _, f := range tell {
		args = append(args, guarded(func(args []js.Value) any { f(args); return nil }))
	}
	if err := do(name, args...); err != nil {
		fault(name + ": " + err.Error())
	}
}

// perhaps is always for what only some pages can do.
func perhaps(name string, tell func([]js.Value)) {
	_ = do(name, guarded(func(args []js.Value) any { tell(args); return nil }))
}

// asked passes a long-lived callback whose answer counts.
func asked(name string, answer func([]js.Value) bool) {
	if err := do(name, guarded(func(args []js.Value) any { return answer(args) })); err != nil {
		fault(name + ": " + err.Error())
	}
}

// once passes a callback, after the other arguments, that is called one time and then freed. Should the call itself
// fail, the callback gets the reason in every place.
func once(name string, then func([]js.Value), args ...any) {
	var f js.Func
	f = guarded(func(args []js.Value) any { f.Release(); then(args); return nil })
	if err := do(name, append(args, f)...); err != nil {
		f.Release()
		reason := js.ValueOf(err.Error())
		then([]js.Value{reason, reason})
	}
}
