package id.bengkel.chassis.consumer;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;

/** A record that breaks the contract of its topic. The message says how, with nothing of the record's content. */
public final class UnreadableRecord extends Exception {

    public static final String NO_OBJECT = "the value is no JSON object";

    public UnreadableRecord(String reason) {
        super(reason, null, false, false);
    }

    /** What reading JSON failed with, without the words of Jackson, which quote the data. */
    public static UnreadableRecord of(IOException failure) {
        return new UnreadableRecord(
                failure instanceof JsonMappingException mismatch
                                && !mismatch.getPath().isEmpty()
                        ? mismatch.getPath().get(0).getFieldName() + " has a value of the wrong kind"
                        : NO_OBJECT);
    }
}
