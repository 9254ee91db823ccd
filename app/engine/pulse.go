package engine

// between is the shortest time between two Progress responses of one stage, in microseconds. The page takes a worker
// for dead that says nothing for seconds, and draws no more often than this.
const between = 100_000

// A pulse tells the page what the engine is at: each stage when it begins, then no more than ten times a second.
type pulse struct {
	clock func() int64
	send  func(Response)
	stage string
	last  int64
}

// at says how far a stage is. It may be called as often as one likes.
func (p *pulse) at(stage string, done, total int) {
	now := p.clock()
	if stage == p.stage && now-p.last < between {
		return
	}
	p.stage, p.last = stage, now
	p.send(Response{Progress: &Progress{Stage: stage, Done: done, Total: total}})
}
