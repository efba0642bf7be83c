package checkpoint

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"rochade/pipeline/ingest"
)

// A Run is what must be the same when it goes on.
type Run struct {
	Version string             `json:"version"` // of the program
	Data    string             `json:"data"`    // digest of the dictionaries and rules
	Options map[string]string  `json:"options"` // flags that outputs depend on
	Inputs  ingest.Fingerprint `json:"inputs"`
}

// Differences says in what a run differs from the earlier one, all at once.
func (r *Run) Differences(earlier *Run) error {
	var errs []error
	differ := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	if r.Version != earlier.Version {
		differ("this is version %s, the earlier run was of version %s", r.Version, earlier.Version)
	}
	if r.Data != earlier.Data {
		differ("the dictionaries and rules have changed: %s, in the earlier run %s", r.Data, earlier.Data)
	}
	options := maps.Clone(earlier.Options)
	maps.Copy(options, r.Options)
	for _, name := range slices.Sorted(maps.Keys(options)) {
		if now, then := r.Options[name], earlier.Options[name]; now != then {
			differ("--%s is %q, in the earlier run it was %q", name, now, then)
		}
	}
	now, then := r.Inputs, earlier.Inputs
	switch {
	case now.Files != then.Files || now.Bytes != then.Bytes:
		differ("the inputs are %d files of %d bytes, in the earlier run they were %d files of %d bytes", now.Files, now.Bytes, then.Files, then.Bytes)
	case now.Digest != then.Digest:
		differ("input files have another name or were changed since the earlier run")
	}
	return errors.Join(errs...)
}
