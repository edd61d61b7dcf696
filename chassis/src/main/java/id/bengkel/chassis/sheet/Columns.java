package id.bengkel.chassis.sheet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns that a kind of sheet may have; others are ignored. */
public final class Columns {

    private final List<Column> columns;
    private final String listInJson;
    private final Map<String, Column> byKey = new HashMap<>();

    private Columns(List<Column> columns, String listInJson) {
        this.columns = columns;
        this.listInJson = listInJson;
        columns.forEach(column -> column.keys().forEach(key -> byKey.put(key, column)));
    }

    public static Columns of(Column... columns) {
        return new Columns(List.of(columns), null);
    }

    /** The same columns for sheets that may also be JSON: an array, or an object with the array in this property. */
    public Columns orJson(String property) {
        return new Columns(columns, property);
    }

    /** Where in a JSON object the rows are, null when there is no JSON. */
    String listInJson() {
        return listInJson;
    }

    /** The columns' names, in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The column of each title, null for titles that say nothing. */
    List<Column> titled(List<String> titles) {
        List<Column> found = new ArrayList<>();
        for (String title : titles) {
            Column column = byKey.get(Column.key(title));
            if (column != null && found.contains(column)) {
                throw SheetProblem.REPEATED_COLUMN.failure(column.name());
            }
            found.add(column);
        }
        List<String> missing = columns.stream()
                .filter(column -> column.required() && !found.contains(column))
                .map(Column::name)
                .toList();
        if (!missing.isEmpty()) {
            throw SheetProblem.MISSING_COLUMNS.failure(String.join(", ", missing));
        }
        return found;
    }

    /** The same object with the columns' names in place of synonyms. */
    ObjectNode named(ObjectNode object) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(property -> {
            Column column = byKey.get(Column.key(property.getKey()));
            if (column != null) {
                named.set(column.name(), property.getValue());
            }
        });
        return named;
    }
}
