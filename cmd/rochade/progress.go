package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"rochade/pipeline/emit"
	"rochade/pipeline/ingest"
)

// How often progress is shown.
const (
	barEvery  = 200 * time.Millisecond
	lineEvery = 5 * time.Second
)

// A progress shows how far a run is: a bar on a terminal, else a line now and then,
// which --json-log makes a JSON object.
type progress struct {
	out               io.Writer
	source            *ingest.Source
	skipped           int64                    // bytes read before the start: of documents done earlier
	bar               *progressbar.ProgressBar // nil when there is no terminal
	log               *slog.Logger             // for --json-log; else nil
	start             time.Time
	documents, events atomic.Int64
	stop, stopped     chan struct{}
}

// startProgress shows the progress of a source until end is called.
func startProgress(out io.Writer, source *ingest.Source, log *slog.Logger) *progress {
	p := &progress{out: out, source: source, log: log, start: time.Now(), stop: make(chan struct{}), stopped: make(chan struct{})}
	every := lineEvery
	read, total := source.Progress()
	p.skipped = read
	if isTerminal(out) && log == nil {
		p.bar = newBar(out, remaining(total, read))
		every = barEvery
	}
	go p.watch(every)
	return p
}

// remaining is what is left of a total, which may be unknown.
func remaining(total, read int64) int64 {
	if total < 0 {
		return total
	}
	return total - read
}

func isTerminal(out io.Writer) bool {
	f, ok := out.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// newBar counts bytes; a total of -1 makes it a spinner.
func newBar(out io.Writer, total int64) *progressbar.ProgressBar {
	return progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(out),
		progressbar.OptionShowBytes(true),
		progressbar.OptionShowTotalBytes(true),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionFullWidth(),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionThrottle(barEvery/2),
		progressbar.OptionSetRenderBlankState(true),
	)
}

func (p *progress) watch(every time.Duration) {
	defer close(p.stopped)
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-p.stop:
			if p.bar != nil {
				p.bar.Finish()
			}
			return
		case <-tick.C:
			p.show()
		}
	}
}

// count records what has been written so far.
func (p *progress) count(s *emit.Summary) {
	p.documents.Store(int64(s.Documents))
	p.events.Store(int64(s.Events()))
}

func (p *progress) show() {
	read, total := p.source.Progress()
	read, total = read-p.skipped, remaining(total, p.skipped)
	if p.log != nil {
		p.log.Info("progress", "documents", p.documents.Load(), "events", p.events.Load(),
			"bytes", read, "total", total, "seconds", time.Since(p.start).Seconds())
		return
	}
	counts := fmt.Sprintf("%d documents, %d events", p.documents.Load(), p.events.Load())
	if p.bar != nil {
		p.bar.Describe(counts)
		p.bar.Set64(read)
		return
	}
	fmt.Fprintln(p.out, progressLine(counts, read, total, time.Since(p.start)))
}

// progressLine is one line of progress for a log.
func progressLine(counts string, read, total int64, elapsed time.Duration) string {
	rate := float64(read) / max(elapsed.Seconds(), 0.001)
	line := fmt.Sprintf("%s, %s", counts, megabytes(read))
	if total > 0 {
		line += " of " + megabytes(total)
	}
	line += fmt.Sprintf(", %s/s", megabytes(int64(rate)))
	if total > read && rate > 0 {
		left := time.Duration(float64(total-read) / rate * float64(time.Second))
		line += fmt.Sprintf(", %s left", left.Round(time.Second))
	}
	return line
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

// end stops showing and clears the bar.
func (p *progress) end() {
	close(p.stop)
	<-p.stopped
}
