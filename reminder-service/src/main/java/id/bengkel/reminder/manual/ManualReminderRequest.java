package id.bengkel.reminder.manual;

import id.bengkel.reminder.run.RunKind;
import id.bengkel.reminder.run.RunOrder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which manual customers to remind; what is left out is as documented. */
@Schema(name = "ManualReminderRequest")
public class ManualReminderRequest {

    /** Those due in fewer days than this. */
    @NotNull @Min(0) @Max(365) public Integer daysThreshold = 3;

    @NotNull public Boolean onlyActive = true;

    RunOrder order() {
        return new RunOrder(RunKind.manual, daysThreshold, onlyActive);
    }
}
