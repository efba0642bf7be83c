package emit

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// Outputs are the files of a run that is resumed; only Documents is needed. They
// are open for reading and writing.
type Outputs struct{ Documents, Events, Mentions, Rejects *os.File }

// Resumed is what an earlier run has finished.
type Resumed struct {
	Documents int    // from the start of the inputs
	LastID    string // of the last of them
}

// Resume cuts the files of a run that was ended at any point back to the last
// document that is complete in all of them, and leaves each at its end. An Emitter
// writes the account of a document after everything else about it, so what the
// accounts list is complete.
func Resume(out Outputs) (Resumed, error) {
	var r Resumed
	done := make(map[string]bool)
	err := keepLines(out.Documents, func(line []byte) (bool, error) {
		var account DocumentLine
		if err := json.Unmarshal(line, &account); err != nil {
			return false, fmt.Errorf("line %d is no account of a document: %w", r.Documents+1, err)
		}
		r.Documents++
		r.LastID = account.ID
		done[account.ID] = true
		return true, nil
	})
	if err != nil {
		return r, err
	}
	known := func(line []byte) (bool, error) {
		id, err := documentOf(line)
		return done[id], err
	}
	for _, f := range []*os.File{out.Events, out.Mentions, out.Rejects} {
		if f == nil {
			continue
		}
		if err := keepLines(f, known); err != nil {
			return r, err
		}
	}
	return r, nil
}

// documentOf returns the id of the document that a line of any output is about.
func documentOf(line []byte) (string, error) {
	var about struct{ Document json.RawMessage }
	if err := json.Unmarshal(line, &about); err != nil {
		return "", fmt.Errorf("no record: %w", err)
	}
	var id string
	if json.Unmarshal(about.Document, &id) == nil {
		return id, nil
	}
	var origin Origin
	err := json.Unmarshal(about.Document, &origin)
	return origin.ID, err
}

// keepLines cuts a file behind the last of its whole lines up to which keep says yes.
func keepLines(f *os.File, keep func(line []byte) (bool, error)) error {
	in := bufio.NewReaderSize(f, 1<<20)
	size := int64(0)
	for {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) || err == nil && len(bytes.TrimSpace(line)) == 0 {
			break
		}
		if err != nil {
			return fmt.Errorf("reading %s: %w", f.Name(), err)
		}
		ok, err := keep(line)
		if err != nil {
			return fmt.Errorf("reading %s: %w", f.Name(), err)
		}
		if !ok {
			break
		}
		size += int64(len(line))
	}
	if err := f.Truncate(size); err != nil {
		return fmt.Errorf("resuming: %w", err)
	}
	_, err := f.Seek(size, io.SeekStart)
	return err
}
