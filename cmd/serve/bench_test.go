package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"
)

// BenchmarkServe sends one request after another on 64 kept connections, over loopback, with the log off.
func BenchmarkServe(b *testing.B) {
	const program = "stet.fedcba9876543210.wasm"
	files := append(slices.Clone(testFiles), testFile{program, "application/wasm", "immutable", "file", "code",
		map[string]int{"identity": 7_600_000, "br": 1_550_000}})
	o := options{base: "/", ancestors: "*", conns: 4096}
	s, err := load(testSite(files), o)
	if err != nil {
		b.Fatal(err)
	}
	addr := start(b, s, o)
	for _, load := range []struct{ name, send string }{
		{"304", get("/", "If-None-Match: *")},
		{"200/3KB", get("/")},
		{"200/wasm-br", get("/"+program, "Accept-Encoding: br")},
	} {
		b.Run(load.name, func(b *testing.B) { hammer(b, addr, load.send, 64) })
	}
	b.Run("304/1000-connections", func(b *testing.B) { hammer(b, addr, get("/", "If-None-Match: *"), 1000) })
}

// hammer spreads b.N requests over the connections and reports requests per second and the slowest percent.
func hammer(b *testing.B, addr, send string, connections int) {
	size := answerSize(b, addr, send)
	b.SetBytes(int64(size))
	var next sync.Mutex
	left := b.N
	take := func() bool { next.Lock(); defer next.Unlock(); left--; return left >= 0 }
	took := make([][]time.Duration, connections)
	var done sync.WaitGroup
	b.ResetTimer()
	for i := range connections {
		done.Go(func() {
			c, err := net.Dial("tcp", addr)
			if err != nil {
				b.Error(err)
				return
			}
			defer c.Close()
			r := bufio.NewReaderSize(c, 64<<10)
			for take() {
				begin := time.Now()
				io.WriteString(c, send)
				if n, err := r.Discard(size); err != nil {
					b.Errorf("%d bytes, %v", n, err)
					return
				}
				took[i] = append(took[i], time.Since(begin))
			}
		})
	}
	done.Wait()
	b.StopTimer()
	all := slices.Concat(took...)
	slices.Sort(all)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
}

// answerSize is the length of one whole answer, headers included: all answers to the same request have it.
func answerSize(b *testing.B, addr, send string) int {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	counted := &counter{Reader: c}
	io.WriteString(c, send)
	got, err := http.ReadResponse(bufio.NewReaderSize(counted, 16), nil)
	if err != nil || got.StatusCode != 200 && got.StatusCode != 304 {
		b.Fatal(got, err)
	}
	io.Copy(io.Discard, got.Body)
	return counted.n
}

type counter struct {
	io.Reader
	n int
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += n
	return n, err
}
