package id.bengkel.chassis.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bengkel.chassis.error.ErrorBody.FieldError;
import java.util.List;

/**
 * What a row of a sheet says.
 *
 * @param content null when there are remarks
 * @param remarks what is wrong with the row, empty when nothing is
 */
public record SheetEntry<T>(SheetRow row, T content, List<FieldError> remarks) {

    public boolean isSound() {
        return remarks.isEmpty();
    }

    /** The same row with something wrong that came out later. */
    public SheetEntry<T> with(List<FieldError> remarks) {
        return new SheetEntry<>(row, null, remarks);
    }

    /** What makes of a row's values what they mean. May fail as a resource may that is given a bad body. */
    @FunctionalInterface
    public interface Form<T> {
        T read(ObjectNode values) throws JsonProcessingException;
    }
}
