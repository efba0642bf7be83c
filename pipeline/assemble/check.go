package assemble

import (
	"errors"
	"io/fs"

	"rochade/pipeline"
	"rochade/pipeline/event"
)

// checks load all data of a stage and run the examples of its rules. They return
// all problems at once, joined.
var checks = []func(dict fs.FS, lang string) error{
	event.Check,
}

// Check loads everything in dict, runs every example and returns all problems,
// each as "file:line: what (what is allowed)".
func Check(dict fs.FS) []error {
	var problems []error
	if _, err := Stages(dict); err != nil {
		problems = append(problems, leaves(err)...)
	}
	for _, lang := range pipeline.Languages {
		for _, check := range checks {
			problems = append(problems, leaves(check(dict, lang))...)
		}
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
