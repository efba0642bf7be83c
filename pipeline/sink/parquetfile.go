package sink

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"

	"github.com/parquet-go/parquet-go"
)

// rowsPerGroup bounds the memory of a file being written.
const rowsPerGroup = 50_000

// A parquetFile is a file being written. A nil one is none.
type parquetFile struct {
	file   *os.File
	writer *parquet.GenericWriter[any]
}

func createParquet(name string, schema *parquet.Schema) (*parquetFile, error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return nil, err
	}
	file, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	return &parquetFile{file, parquet.NewGenericWriter[any](file, schema, parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(rowsPerGroup))}, nil
}

func (f *parquetFile) close() error {
	if f == nil || f.file == nil {
		return nil
	}
	err := errors.Join(f.writer.Close(), f.file.Sync(), f.file.Close())
	f.file = nil
	return err
}

func (f *parquetFile) write(row parquet.Row) error {
	_, err := f.writer.WriteRows([]parquet.Row{row})
	return err
}

// parquet is a value of the column with a number.
func (c Type) parquet(v any, column int) parquet.Value {
	switch {
	case v == nil:
		return parquet.NullValue().Level(0, 0, column)
	case c == Day:
		v, _ = daysSince(1970, v.(string))
	case c == Boolean:
		v = v.(int64) != 0
	}
	return parquet.ValueOf(v).Level(0, 1, column)
}

// parquetSchema makes the schema of columns, all of them optional, in their order.
func parquetSchema(columns []Column) *parquet.Schema {
	types := map[Type]struct {
		tag string
		typ reflect.Type
	}{
		Text: {"", reflect.TypeFor[string]()}, JSON: {"", reflect.TypeFor[string]()}, Integer: {"", reflect.TypeFor[int64]()},
		Real: {"", reflect.TypeFor[float64]()}, Boolean: {"", reflect.TypeFor[bool]()}, Day: {",date", reflect.TypeFor[int32]()},
	}
	var fields []reflect.StructField
	for i, c := range columns {
		t := types[c.Type]
		fields = append(fields, reflect.StructField{Name: fmt.Sprint("Column", i), Type: t.typ,
			Tag: reflect.StructTag(fmt.Sprintf("parquet:%q", c.Name+",optional"+t.tag))})
	}
	return parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface())
}
