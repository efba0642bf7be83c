package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rochade/pipeline"
	"rochade/pipeline/emit"
	"rochade/pipeline/ingest"
)

func newVerify() *cobra.Command {
	var opt ingest.Options
	cmd := &cobra.Command{
		Use:   "verify EVENTS INPUT…",
		Short: "Check that every mention stands where a record says",
		Long: `Verify reads event records (or the lines of --mentions) and the inputs they come from,
or the file that --documents --with-text wrote, and compares every mention and evidence with
the text. It exits with 1 when one differs or a document is missing.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return errors.New("verify needs a file of records and the inputs they come from")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return verify(cmd, args[0], args[1:], opt)
		},
	}
	cmd.Flags().StringToStringVar(&opt.Fields, "field", nil, fieldUsage)
	return cmd
}

func verify(cmd *cobra.Command, events string, inputs []string, opt ingest.Options) error {
	claims, err := readClaims(events)
	if err != nil {
		return err
	}
	if err := needFiles(inputs); err != nil {
		return err
	}
	src, err := ingest.Open(inputs, opt)
	if err != nil {
		return err
	}
	defer src.Close()
	wrong := 0
	report := func(errs []error) {
		wrong += len(errs)
		for _, err := range errs {
			fmt.Fprintln(cmd.ErrOrStderr(), err)
		}
	}
	for {
		d, err := src.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		pipeline.Apply(nil, d)
		report(claims.Check(d))
	}
	report(claims.Unconfirmed())
	if wrong > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "%d of %d mentions are wrong or unverified\n", wrong, claims.Count)
		return errFaults
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "%d mentions verified\n", claims.Count)
	return err
}

func readClaims(name string) (*emit.Claims, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening records: %w", err)
	}
	defer f.Close()
	return emit.ReadClaims(f, name)
}
