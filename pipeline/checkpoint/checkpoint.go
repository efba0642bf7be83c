// Package checkpoint keeps how far a run is in a file, so that another can go on from
// there after any end: kill -9, power loss, a full disk.
//
// A checkpoint says up to which document everything is written, and how long each
// output file was then. Written is what is on the disk: outputs are synchronized
// first, and the checkpoint takes the place of the one before in one step. What
// stands in an output behind that length is cut off when the run goes on, and made
// again. A checkpoint is tied to inputs, options and version; a run that differs in
// one of them is refused.
package checkpoint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rochade/pipeline/emit"
)

// schema is the name of the form that checkpoints have.
const schema = "rochade.checkpoint/1"

// A Checkpoint is how far a run is.
type Checkpoint struct {
	Schema   string       `json:"schema"`
	Run      Run          `json:"run"`
	Position Position     `json:"position"`
	Outputs  []Output     `json:"outputs"`
	Summary  emit.Summary `json:"summary"` // of all documents so far
	Complete bool         `json:"complete"`
}

// A Position is the place behind the last document that is done.
type Position struct {
	Documents int    `json:"documents"` // done in all
	File      int    `json:"file"`      // number of the input file
	InFile    int    `json:"in_file"`   // documents done of it
	LastID    string `json:"last_id"`   // of the last document
}

// Add moves the position behind a document.
func (p *Position) Add(id string, file int) {
	if file != p.File {
		p.File, p.InFile = file, 0
	}
	p.Documents++
	p.InFile++
	p.LastID = strings.ToValidUTF8(id, "\uFFFD") // what JSON can hold
}

// Behind reports whether the position is behind the document with that id.
func (p *Position) Behind(id string) bool { return p.LastID == strings.ToValidUTF8(id, "\uFFFD") }

// An Output is a file that is written.
type Output struct {
	Name string `json:"name"`
	Size int64  `json:"size"`
}

// maxSize bounds the memory that a broken file can cost.
const maxSize = 1 << 20

// Read reads a checkpoint. A file that is not there is an fs.ErrNotExist.
func Read(name string) (*Checkpoint, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening checkpoint: %w", err)
	}
	defer f.Close()
	c, err := parse(f)
	if err != nil {
		return nil, fmt.Errorf("reading checkpoint %s: %w", name, err)
	}
	return c, nil
}

func parse(r io.Reader) (*Checkpoint, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxSize {
		return nil, fmt.Errorf("more than %d bytes", maxSize)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	c := &Checkpoint{Summary: emit.NewSummary()}
	if err := d.Decode(c); err != nil {
		return nil, err
	}
	if err := c.check(); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *Checkpoint) check() error {
	p, s := c.Position, c.Summary
	switch {
	case c.Schema != schema:
		return fmt.Errorf("it has the form %q, this program knows %q", c.Schema, schema)
	case s.Status == nil || s.Languages == nil || s.Types == nil || s.Reasons == nil:
		return errors.New("the summary is incomplete")
	case p.Documents < 0 || p.File < 0 || p.InFile < 0 || p.InFile > p.Documents:
		return fmt.Errorf("no place in the inputs: %d documents, %d of them in file %d", p.Documents, p.InFile, p.File)
	}
	for _, o := range c.Outputs {
		if o.Size < 0 {
			return fmt.Errorf("output %s has %d bytes", o.Name, o.Size)
		}
	}
	return nil
}

// Write puts a checkpoint in the place of the one before. After it returns, the new
// one is on the disk; if it fails, the old one still is.
func Write(name string, c *Checkpoint) error {
	c.Schema = schema
	data, err := json.Marshal(c)
	if err == nil {
		err = replace(name, append(data, '\n'))
	}
	if err != nil {
		return fmt.Errorf("writing checkpoint: %w", err)
	}
	return nil
}

func replace(name string, data []byte) error {
	temporary := name + ".new"
	f, err := os.Create(temporary)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	if err := os.Rename(temporary, name); err != nil {
		return err
	}
	return syncDirectory(filepath.Dir(name))
}

// Remove takes a checkpoint away, if there is one, before outputs are begun anew.
func Remove(name string) error {
	err := os.Remove(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = syncDirectory(filepath.Dir(name))
	}
	if err != nil {
		return fmt.Errorf("removing checkpoint: %w", err)
	}
	return nil
}

// syncDirectory makes names of files durable, where the system can do that.
func syncDirectory(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) {
		return err
	}
	return nil
}
