// Package clean turns a document as read into the Body that all later stages
// read: the title, an empty line and the text, without the damage and the page
// furniture of where they come from. Whatever it changes, Document.Offsets leads
// every span of Body back to the field as read.
//
// Body keeps these promises: no control or zero-width characters; white space is
// a single space, a line break or an empty line, and none at the ends; lines that
// were only wrapped at a column are joined. Share bars, links to other articles
// and bylines stay, as regions of their own.
package clean

import (
	"fmt"
	"io/fs"

	"rochade/pipeline"
)

// New returns the stage. It reads the boilerplate.tsv of every folder of dict
// that has one.
func New(dict fs.FS) (pipeline.Stage, error) {
	known, err := readPhrases(dict)
	if err != nil {
		return pipeline.Stage{}, err
	}
	return pipeline.Stage{Name: "clean", Process: func(d *pipeline.Document) error { return clean(d, known) }}, nil
}

func clean(d *pipeline.Document, known *phrases) error {
	var b builder
	b.grow(len(d.Title) + len(d.Text) + 2)
	if err := b.field(d, pipeline.FieldTitle); err != nil {
		return err
	}
	title := b.String()
	if title != "" && d.Text != "" {
		b.separate("\n\n")
	}
	start := b.len()
	if err := b.field(d, pipeline.FieldText); err != nil {
		return err
	}
	d.Body, d.Offsets = b.String(), b.offsets
	if start == b.len() { // no text: the separation has nothing to separate
		d.Body, start = title, len(title)
	}
	d.Regions = regions(d.Body, title, start, known)
	return nil
}

// field appends a field of the document.
func (b *builder) field(d *pipeline.Document, f pipeline.Field) error {
	raw := d.Field(f)
	src, back, err := repair(raw, f)
	if err != nil {
		return fmt.Errorf("cleaning %s: %w", f, err)
	}
	s := scanner{b: b, name: f, src: src, raw: raw, back: back, start: b.len(),
		oneLine: f == pipeline.FieldTitle, titled: d.Title != ""}
	s.run()
	return nil
}
