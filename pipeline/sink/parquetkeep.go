package sink

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/parquet-go/parquet-go"
)

// keepFile takes a file over into a new set: as it is, or without the rows of
// replaced documents when it has some.
func keepFile(old, name string, t Table, isReplaced func(document string) (bool, error)) error {
	kept, replaced := 0, 0
	schema, err := eachRow(old, func(document string, _ parquet.Row) error {
		gone, err := isReplaced(document)
		if gone {
			replaced++
		} else {
			kept++
		}
		return err
	}, t)
	switch {
	case err != nil || kept == 0:
		return err
	case replaced == 0:
		return takeOver(old, name)
	}
	out, err := createParquet(name, schema)
	if err != nil {
		return err
	}
	_, err = eachRow(old, func(document string, row parquet.Row) error {
		if gone, err := isReplaced(document); gone || err != nil {
			return err
		}
		return out.write(row)
	}, t)
	return errors.Join(err, out.close())
}

// eachRow calls a function with every row of a file of a table, and returns its schema.
func eachRow(name string, do func(document string, row parquet.Row) error, t Table) (schema *parquet.Schema, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("reading %s: %w", name, err)
		}
	}()
	in, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return nil, err
	}
	file, err := parquet.OpenFile(in, info.Size())
	if err != nil {
		return nil, err
	}
	document, ok := file.Schema().Lookup(t.document())
	if !ok {
		return nil, fmt.Errorf("no column %s", t.document())
	}
	for _, group := range file.RowGroups() {
		rows := group.Rows()
		err := readRows(rows, func(row parquet.Row) error { return do(row[document.ColumnIndex].String(), row) })
		if err := errors.Join(err, rows.Close()); err != nil {
			return nil, err
		}
	}
	return file.Schema(), nil
}

func readRows(rows parquet.Rows, do func(parquet.Row) error) error {
	buffer := make([]parquet.Row, 64)
	for {
		n, err := rows.ReadRows(buffer)
		for _, row := range buffer[:n] {
			if err := do(row); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// takeOver gives a file a second name, or copies it where that is not possible.
func takeOver(old, name string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	if os.Link(old, name) == nil {
		return nil
	}
	in, err := os.Open(old)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
