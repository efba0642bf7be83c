package main

import (
	"fmt"
	"io/fs"
	"os"

	"rochade/dict"
	"rochade/pipeline/assemble"
)

const dictUsage = "directory whose files replace or add to the built-in data"

// openDict returns the built-in data, with the files of a directory in front.
func openDict(dir string) (fs.FS, error) {
	if dir == "" {
		return dict.FS, nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("opening data: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("opening data: %s is not a directory", dir)
	}
	return assemble.Overlay(os.DirFS(dir), dict.FS), nil
}
