package checkpoint

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// A File is an output file. It ends in a whole line at all times but those of a
// write: what a failed write has left is taken back.
type File struct {
	file *os.File
	size int64
}

// Create begins a file anew.
func Create(name string) (*File, error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, fmt.Errorf("opening output: %w", err)
	}
	if err := syncDirectory(filepath.Dir(name)); err != nil { // a checkpoint elsewhere will name the file
		return nil, errors.Join(fmt.Errorf("opening output: %w", err), f.Close())
	}
	return &File{file: f}, nil
}

// Continue opens a file and cuts off what was written after a checkpoint.
func Continue(o Output) (*File, error) {
	f, err := os.OpenFile(o.Name, os.O_RDWR, 0)
	if err != nil {
		return nil, fmt.Errorf("opening output: %w", err)
	}
	if err := cut(f, o.Size); err != nil {
		f.Close()
		return nil, fmt.Errorf("output %s: %w", o.Name, err)
	}
	return &File{f, o.Size}, nil
}

// cut shortens a file to whole lines of a size.
func cut(f *os.File, size int64) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() < size {
		return fmt.Errorf("it has %d bytes, at the checkpoint it had %d", info.Size(), size)
	}
	if size > 0 {
		var last [1]byte
		if _, err := f.ReadAt(last[:], size-1); err != nil {
			return err
		}
		if last[0] != '\n' {
			return fmt.Errorf("no line ends at byte %d, where one ended at the checkpoint", size)
		}
	}
	if err := f.Truncate(size); err != nil {
		return err
	}
	_, err = f.Seek(size, io.SeekStart)
	return err
}

// Write writes whole lines.
func (f *File) Write(lines []byte) (int, error) {
	n, err := f.file.Write(lines)
	if err != nil {
		return n, errors.Join(err, cut(f.file, f.size))
	}
	f.size += int64(n)
	return n, nil
}

// Sync brings everything written to the disk and describes the file.
func (f *File) Sync() (Output, error) {
	if err := f.file.Sync(); err != nil {
		return Output{}, err
	}
	return Output{f.file.Name(), f.size}, nil
}

// Close closes the file.
func (f *File) Close() error { return f.file.Close() }
