package id.bengkel.customer.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bengkel.chassis.json.ValidJson;
import id.bengkel.chassis.sheet.Column;
import id.bengkel.chassis.sheet.Columns;
import id.bengkel.customer.customer.CustomerRequest;
import id.bengkel.customer.vehicle.VehicleRequest;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/** The columns of customers with their vehicles, one vehicle a row, and what a row says. */
@Singleton
class CustomerSheet {

    static final Columns COLUMNS = Columns.of(
            Column.text("nama", "name", "customer_name", "customer_nama", "nama pelanggan", "nama customer", "customer")
                    .asRequired(),
            Column.text(
                    "hp", "no_hp", "nomor hp", "customer_hp", "telepon", "no telepon", "no wa", "whatsapp", "phone"),
            Column.text("alamat", "customer_alamat", "address"),
            Column.text("email", "surel"),
            Column.date("tanggal_lahir", "tgl lahir", "date of birth", "birth date", "birthday"),
            Column.text("no_pol", "nomor polisi", "no polisi", "plat", "plat nomor", "plate", "plate number"),
            Column.text("model", "vehicle model", "model kendaraan"),
            Column.text("type", "tipe", "jenis"),
            Column.wholeNumber("tahun", "year", "model year"),
            Column.text("warna", "color", "colour"),
            Column.text("no_rangka", "nomor rangka", "chassis number", "vin"),
            Column.text("no_mesin", "nomor mesin", "engine number"),
            Column.wholeNumber("service_interval_months", "interval servis", "interval service", "service interval"),
            Column.date("last_visit_date", "last visit", "last service", "kunjungan terakhir", "servis terakhir"),
            Column.date("next_visit_date", "next visit", "next service", "kunjungan berikutnya", "servis berikutnya"),
            Column.bool("sold", "terjual"));

    /** Where any of these is filled in, there is a vehicle. */
    private static final List<String> OF_A_VEHICLE = List.of(
            "no_pol", "model", "type", "tahun", "warna", "no_rangka", "no_mesin", "last_visit_date", "next_visit_date");

    private final ValidJson json;

    CustomerSheet(ValidJson json) {
        this.json = json;
    }

    RegisterRow read(ObjectNode values) throws JsonProcessingException {
        CustomerRequest customer = json.read(values, CustomerRequest.class);
        boolean withVehicle = OF_A_VEHICLE.stream().anyMatch(values::has);
        return RegisterRow.of(customer, withVehicle ? vehicle(values) : null);
    }

    private VehicleRequest vehicle(ObjectNode values) throws JsonProcessingException {
        VehicleRequest vehicle = json.read(values, VehicleRequest.class);
        LocalDate last = vehicle.lastVisitDate();
        if (last != null && last.plusMonths(vehicle.serviceIntervalMonths()).equals(vehicle.nextVisitDate())) {
            // It follows the last visit anyway; nobody has set it by hand.
            values.remove("next_visit_date");
            return json.read(values, VehicleRequest.class);
        }
        return vehicle;
    }
}
