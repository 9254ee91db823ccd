package browser

// What recent comparisons answer: a list as JSON, or what was opened, or an error where storage is refused. Each
// function calls then once.

// RecentList tells what is kept, the newest first.
func RecentList(then func(list string, err error)) { recent("recentList", then) }

// RecentKeep keeps the inputs of a comparison, written as JSON with ID, Title, Old, New, State and Sources.
func RecentKeep(entry string, then func(list string, err error)) { recent("recentKeep", then, entry) }

// RecentOpen makes inputs of a kept comparison. What it tells is JSON with State, as it was given, and IDs: the new
// number of each source.
func RecentOpen(id string, then func(opened string, err error)) { recent("recentOpen", then, id) }

// RecentForget lets go of one kept comparison.
func RecentForget(id string, then func(list string, err error)) { recent("recentForget", then, id) }

// RecentErase lets go of all, and of the storage.
func RecentErase(then func(list string, err error)) { recent("recentErase", then) }

func recent(name string, then func(string, error), args ...any) {
	once(name, func(args []value) { then(args[0].String(), failure(args[1].String())) }, args...)
}
