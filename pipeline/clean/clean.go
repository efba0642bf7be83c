// Package clean turns a document as read into the Body that all later stages
// read: the title, an empty line and the text, without the damage and the page
// furniture of where they come from. Whatever it changes, Document.Offsets leads
// every span of Body back to the field as read.
package clean

import (
	"io/fs"

	"rochade/pipeline"
)

// New returns the stage. It reads boilerplate.tsv of dict/shared and of each
// language.
func New(dict fs.FS) (pipeline.Stage, error) {
	return pipeline.Stage{Name: "clean", Process: process}, nil
}

func process(d *pipeline.Document) error {
	var b builder
	b.grow(len(d.Title) + len(d.Text) + 2)
	b.copy(pipeline.FieldTitle, d.Title, 0, len(d.Title))
	if d.Title != "" && d.Text != "" {
		b.separate("\n\n")
	}
	b.region(pipeline.RegionHeadline)
	b.copy(pipeline.FieldText, d.Text, 0, len(d.Text))
	b.region(pipeline.RegionBody)
	d.Body, d.Regions, d.Offsets = b.String(), b.regions, b.offsets
	return nil
}
