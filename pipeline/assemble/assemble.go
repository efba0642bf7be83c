// Package assemble puts the stages together, in order.
package assemble

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"

	"rochade/pipeline"
	"rochade/pipeline/amount"
	"rochade/pipeline/clean"
	"rochade/pipeline/entity"
	"rochade/pipeline/event"
	"rochade/pipeline/gate"
	"rochade/pipeline/language"
	"rochade/pipeline/segment"
	"rochade/pipeline/temporal"
)

// constructors is the cascade. Every stage finds filled what the ones before it fill.
func constructors(everyMention bool) []func(fs.FS) (pipeline.Stage, error) {
	open := gate.New
	if everyMention {
		open = gate.NewLifted
	}
	return []func(fs.FS) (pipeline.Stage, error){
		clean.New,    // Body, Regions, Offsets
		language.New, // Language, Script
		segment.New,  // Sentences
		open,         // Candidate of the document and its sentences
		entity.New,   // Mentions
		temporal.New, // Dates, Published
		amount.New,   // Mentions of kind amount
		event.New,    // Events
	}
}

// Stages builds all stages on the data in dict. Large data is read when the first
// document needs it.
func Stages(dict fs.FS) ([]pipeline.Stage, error) { return build(dict, constructors(false)) }

// MentionStages builds the same stages, but names and dates are found in
// documents without an event too. The events are the same.
func MentionStages(dict fs.FS) ([]pipeline.Stage, error) { return build(dict, constructors(true)) }

func build(dict fs.FS, constructors []func(fs.FS) (pipeline.Stage, error)) ([]pipeline.Stage, error) {
	stages := make([]pipeline.Stage, 0, len(constructors))
	for _, construct := range constructors {
		s, err := construct(dict)
		if err != nil {
			return nil, fmt.Errorf("building the pipeline: %w", err)
		}
		stages = append(stages, s)
	}
	return stages, nil
}

// Digest names the data: the first 12 hex digits of the SHA-256 of all files, names
// and contents, in the order of their names.
func Digest(dict fs.FS) (string, error) {
	h := sha256.New()
	err := fs.WalkDir(dict, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(dict, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(h, "%s\x00%d\x00", name, len(data))
		h.Write(data)
		return nil
	})
	if err != nil {
		return "", fmt.Errorf("reading the data: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil))[:12], nil
}
