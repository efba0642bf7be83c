// Command rochade extracts events from dumps of news articles. It has flags, files
// and exit codes; what it does is in the packages under pipeline.
package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	exitClean   = 0
	exitFaults  = 1 // the run is complete, but some documents had faults
	exitStopped = 2 // bad usage, or the run could not go on
)

// errFaults is the outcome of a complete run in which something was found wrong.
// What that was has been said already.
var errFaults = errors.New("faults")

// heapGoal is how far the heap may grow before it is collected more often, in bytes.
// Articles stay far below it; a document of 20 MB does not. GOMEMLIMIT overrides it.
const heapGoal = 400 << 20

// garbage is how much garbage may pile up, in percent of what is in use: with most of that in
// dictionaries, 100 costs an eighth of the time. GOGC overrides it.
const garbage = 200

func main() { os.Exit(run()) }

func run() int {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(heapGoal)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	cmd, err := newRoot().ExecuteContextC(ctx)
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errFaults):
		return exitFaults
	}
	jsonLog, _ := cmd.Flags().GetBool("json-log")
	newReport(os.Stderr, jsonLog, false).fail(err)
	return exitStopped
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "rochade",
		Short:         "Extract verifiable event records from news articles",
		Long:          "Rochade reads dumps of news articles in Chinese, German, English and Indonesian and\nwrites down who took over which post, who left, what was reorganized, what failed and\nwhat was reported: one record a line.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.AddCommand(newExtract(), newVerify(), newCheck(), newExplain(), newSchema(), newVersion(), newEval(), newGolden(), newDiff(), newLoad(), newRejects())
	return root
}
