package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rochade/pipeline/checkpoint"
	"rochade/pipeline/emit"
	"rochade/pipeline/ingest"
)

// begin opens the outputs of a run, new or those of an earlier run, and brings the
// inputs to where it ended.
func (x *extraction) begin(cmd *cobra.Command, src *ingest.Source, digest string) (*outputs, error) {
	run := checkpoint.Run{Version: emit.Version, Data: digest, Options: options(cmd.Flags()), Inputs: src.Fingerprint()}
	if m := x.input.Manifest; m != nil {
		run.Options["manifest"] += " with the digest " + m.Digest()
	}
	out, err := x.openOutputs(cmd, src, &run)
	if err != nil {
		return nil, err
	}
	out.every, out.progress.Run = x.every, run
	if err := out.openTarget(cmd.Context(), x.to); err != nil {
		return nil, errors.Join(err, out.close())
	}
	return out, nil
}

func (x *extraction) openOutputs(cmd *cobra.Command, src *ingest.Source, run *checkpoint.Run) (*outputs, error) {
	name := x.checkpoint
	if name == "" {
		name = checkpointName(x.names(), x.to)
	}
	if i := slices.IndexFunc(x.names(), gone); i >= 0 {
		if x.resume || x.checkpoint != "" {
			return nil, fmt.Errorf("--resume, --checkpoint: what was written to %s cannot be taken back; write to files", x.names()[i])
		}
		name = ""
	}
	if x.resume {
		if name == "" {
			return nil, errors.New("--resume: needs a --checkpoint file where no output is a file")
		}
		earlier, err := checkpoint.Read(name)
		if err == nil {
			return resume(name, earlier, run, src)
		}
		if err = errors.Join(unless(fs.ErrNotExist, err), x.untouched(name)); err != nil {
			return nil, err
		}
	}
	if name != "" {
		if err := checkpoint.Remove(name); err != nil {
			return nil, err
		}
	}
	out, err := openOutputs(x.names(), cmd.OutOrStdout())
	if err != nil || name == "" {
		return out, err
	}
	out.name = name
	return out, nil
}

// resume goes on where a checkpoint says.
func resume(name string, earlier *checkpoint.Checkpoint, run *checkpoint.Run, src *ingest.Source) (*outputs, error) {
	if err := run.Differences(&earlier.Run); err != nil {
		return nil, fmt.Errorf("resuming: %w", err)
	}
	out, err := continueOutputs(earlier.Outputs)
	if err != nil {
		return nil, fmt.Errorf("resuming: %w", err)
	}
	out.name, out.progress = name, *earlier
	if earlier.Complete {
		return out, nil
	}
	if err := skip(src, earlier.Position); err != nil {
		return nil, errors.Join(fmt.Errorf("resuming: %w", err), out.close())
	}
	return out, nil
}

// untouched makes sure that a run without a checkpoint has written nothing yet.
func (x *extraction) untouched(name string) error {
	for _, output := range x.names() {
		if info, err := os.Stat(output); err == nil && info.Mode().IsRegular() && info.Size() > 0 {
			return fmt.Errorf("resuming: there is no %s, but %s is not empty; without --resume the run starts over", name, output)
		}
	}
	return nil
}

func unless(target, err error) error {
	if errors.Is(err, target) {
		return nil
	}
	return err
}

// names are those of the files to write.
func (x *extraction) names() []string {
	return slices.DeleteFunc([]string{x.events, x.documents, x.mentions, x.rejects}, func(name string) bool { return name == "" })
}

// free are the flags on which no byte of an output depends, or that have another say in
// a checkpoint.
var free = []string{"checkpoint", "checkpoint-every", "dict", "dry-run", "help", "json-log", "limit", "quiet", "resume", "workers"}

// options are the other flags.
func options(flags *pflag.FlagSet) map[string]string {
	values := map[string]string{}
	flags.VisitAll(func(f *pflag.Flag) {
		if !slices.Contains(free, f.Name) {
			values[f.Name] = f.Value.String()
		}
	})
	if fields, err := flags.GetStringToString("field"); err == nil { // its own form has no order
		var list []string
		for _, field := range slices.Sorted(maps.Keys(fields)) {
			list = append(list, field+"="+fields[field])
		}
		values["field"] = strings.Join(list, ",")
	}
	return values
}
