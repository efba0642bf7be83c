package ingest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// An input is one file to read, or the reason why it cannot be read.
type input struct {
	path string // for opening and for messages; - is standard input
	id   string // document id: path relative to what was named, or base name
	size int64  // bytes on disk, -1 when not known
	err  error

	changed int64 // when, in nanoseconds since 1970; 0 when not known
}

// expand lists the files that one argument of the command line names: itself, the
// files below a directory in order of their paths, or the matches of a glob.
func expand(name string) []input {
	if name == "-" {
		return []input{{path: "-", id: "-", size: -1}}
	}
	info, err := os.Stat(name)
	if err != nil && strings.ContainsAny(name, "*?[") {
		return expandGlob(name)
	}
	switch {
	case err != nil:
		return []input{{path: name, id: filepath.Base(name), err: err}}
	case info.IsDir():
		w := walk{root: name, seen: map[string]bool{}}
		w.directory(name, nil)
		return w.found
	case info.Mode().IsRegular():
		return []input{{path: name, id: filepath.Base(name), size: info.Size(), changed: info.ModTime().UnixNano()}}
	}
	return []input{{path: name, id: filepath.Base(name), size: -1}} // a pipe
}

func expandGlob(pattern string) []input {
	matches, err := filepath.Glob(pattern)
	if err == nil && len(matches) == 0 {
		err = fmt.Errorf("%s: no file matches: %w", pattern, fs.ErrNotExist)
	}
	if err != nil {
		return []input{{path: pattern, id: filepath.Base(pattern), err: err}}
	}
	var found []input
	for _, m := range matches {
		found = append(found, expand(m)...)
	}
	return found
}

// walk lists the files below root. Hidden files are left out. Links to
// directories are followed, unless their files are listed anyway.
type walk struct {
	root  string
	seen  map[string]bool // real paths of linked directories
	found []input
}

// directory lists the files below path. above holds the real paths of the
// directories that lead to it.
func (w *walk) directory(path string, above []string) {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	var entries []os.DirEntry
	if err == nil {
		entries, err = os.ReadDir(path)
	}
	if err != nil {
		w.add(path, nil, err)
	}
	above = append(above[:len(above):len(above)], real)
	sort.Slice(entries, func(i, j int) bool { return entries[i].Name() < entries[j].Name() })
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		w.entry(filepath.Join(path, e.Name()), e, above)
	}
}

func (w *walk) entry(path string, e os.DirEntry, above []string) {
	if e.IsDir() {
		w.directory(path, above)
		return
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		w.add(path, nil, err)
	case info.IsDir():
		w.link(path, above)
	case !info.Mode().IsRegular():
		w.add(path, nil, fmt.Errorf("%s: not a regular file (%s)", path, info.Mode().Type()))
	default:
		w.add(path, info, nil)
	}
}

// link follows a link to a directory: not when it leads back up, which is an
// error, and not when it leads to files that are listed anyway.
func (w *walk) link(path string, above []string) {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		w.add(path, nil, err)
		return
	}
	for _, dir := range above {
		if dir == real || within(dir, real) {
			w.add(path, nil, fmt.Errorf("%s: directory loop: the link leads back to %s", path, real))
			return
		}
	}
	if w.seen[real] || within(real, above[0]) {
		return
	}
	w.seen[real] = true
	w.directory(path, above)
}

// within reports whether path lies below dir.
func within(path, dir string) bool {
	return strings.HasPrefix(path, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator))
}

func (w *walk) add(path string, info fs.FileInfo, err error) {
	rel, relErr := filepath.Rel(w.root, path)
	if relErr != nil {
		rel = path
	}
	in := input{path: path, id: filepath.ToSlash(rel), err: err}
	if info != nil {
		in.size, in.changed = info.Size(), info.ModTime().UnixNano()
	}
	w.found = append(w.found, in)
}
