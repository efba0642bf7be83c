package assemble

import (
	"errors"
	"io/fs"

	"rochade/pipeline"
	"rochade/pipeline/emit"
	"rochade/pipeline/entity"
	"rochade/pipeline/event"
	"rochade/pipeline/segment"
	"rochade/pipeline/temporal"
)

// Check loads everything in dict, runs every example and returns all problems,
// each as "file:line: what (what is allowed)".
func Check(dict fs.FS) []error {
	var problems []error
	for _, build := range constructors(false) {
		_, err := build(dict)
		problems = append(problems, leaves(err)...)
	}
	for _, check := range []func(fs.FS) []error{segment.Check, entity.Check, temporal.Check, emit.CheckOverrides} {
		for _, err := range check(dict) {
			problems = append(problems, leaves(err)...)
		}
	}
	for _, lang := range pipeline.Languages {
		problems = append(problems, leaves(event.Check(dict, lang))...)
	}
	return unique(problems)
}

// leaves takes joined errors apart.
func leaves(err error) []error {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var out []error
		for _, e := range joined.Unwrap() {
			out = append(out, leaves(e)...)
		}
		return out
	}
	if inner := errors.Unwrap(err); inner != nil && len(leaves(inner)) > 1 {
		return leaves(inner)
	}
	return []error{err}
}

// unique drops problems that two stages report alike.
func unique(problems []error) []error {
	seen := make(map[string]bool)
	var out []error
	for _, err := range problems {
		if !seen[err.Error()] {
			seen[err.Error()] = true
			out = append(out, err)
		}
	}
	return out
}
