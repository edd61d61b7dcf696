package id.bengkel.reminder.manual;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The documented list, as the documentation of the API shows it; the answer itself is written while it is read. */
@Schema(name = "ManualCustomerList")
record ManualList(long total, long active, long inactive, List<ManualCustomerView> data) {

    /** What stands before the customers: how many there are, whatever the list leaves out. */
    record Head(long total, long active, long inactive) {

        static Head of(ManualFigures.Figures figures) {
            return new Head(figures.total(), figures.active(), figures.inactive());
        }
    }
}
