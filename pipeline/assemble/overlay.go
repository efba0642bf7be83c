package assemble

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
)

// Overlay returns the files of base with those of top in front: a file of top
// replaces the one of the same name, a directory holds the files of both.
func Overlay(top, base fs.FS) fs.FS { return overlay{top, base} }

type overlay struct{ top, base fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.top.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.base.Open(name)
	}
	return f, err
}

// ReadDir implements fs.ReadDirFS.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, topErr := fs.ReadDir(o.top, name)
	if topErr != nil && !errors.Is(topErr, fs.ErrNotExist) {
		return nil, topErr
	}
	below, baseErr := fs.ReadDir(o.base, name)
	if baseErr != nil && (topErr != nil || !errors.Is(baseErr, fs.ErrNotExist)) {
		return nil, baseErr
	}
	for _, e := range below {
		if !slices.ContainsFunc(entries, func(t fs.DirEntry) bool { return t.Name() == e.Name() }) {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries, nil
}
