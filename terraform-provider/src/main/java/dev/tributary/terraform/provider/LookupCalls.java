package dev.tributary.terraform.provider;

import com.google.protobuf.Timestamp;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.proto.CallFunction;
import dev.tributary.terraform.proto.CloseEphemeralResource;
import dev.tributary.terraform.proto.FunctionError;
import dev.tributary.terraform.proto.OpenEphemeralResource;
import dev.tributary.terraform.proto.ReadDataSource;
import dev.tributary.terraform.proto.RenewEphemeralResource;
import dev.tributary.terraform.proto.ValidateDataResourceConfig;
import dev.tributary.terraform.proto.ValidateEphemeralResourceConfig;
import dev.tributary.terraform.schema.ConfigValidator;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.value.Value;
import dev.tributary.terraform.value.ValueFormatException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Data sources, ephemeral resources and functions: what Terraform asks for but does not keep. */
final class LookupCalls {

    private final Parts<DataSource> dataSources;
    private final Parts<EphemeralResource> ephemeralResources;
    private final Parts<ProviderFunction> functions;

    LookupCalls(
            Parts<DataSource> dataSources,
            Parts<EphemeralResource> ephemeralResources,
            Parts<ProviderFunction> functions) {
        this.dataSources = dataSources;
        this.ephemeralResources = ephemeralResources;
        this.functions = functions;
    }

    ValidateDataResourceConfig.Response validate(ValidateDataResourceConfig.Request request, Diagnostics out)
            throws ProviderException, ValueFormatException {
        DataSource source = dataSources.get(request.getTypeName());
        Value.Mapping config = Wire.need(request.getConfig(), source.schema());
        ConfigValidator.validate(source.schema(), config, out);
        source.validate(new Fields(config), out);
        return ValidateDataResourceConfig.Response.newBuilder()
                .addAllDiagnostics(Wire.write(out))
                .build();
    }

    ReadDataSource.Response read(ReadDataSource.Request request, Diagnostics out)
            throws ProviderException, ValueFormatException, InterruptedException {
        DataSource source = dataSources.get(request.getTypeName());
        Value.Mapping config = Wire.need(request.getConfig(), source.schema());
        Value.Mapping state = source.read(new Fields(config), out);
        return ReadDataSource.Response.newBuilder()
                .setState(Wire.write(state))
                .addAllDiagnostics(Wire.write(out))
                .build();
    }

    ValidateEphemeralResourceConfig.Response validate(ValidateEphemeralResourceConfig.Request request, Diagnostics out)
            throws ProviderException, ValueFormatException {
        EphemeralResource resource = ephemeralResources.get(request.getTypeName());
        ConfigValidator.validate(resource.schema(), Wire.need(request.getConfig(), resource.schema()), out);
        return ValidateEphemeralResourceConfig.Response.newBuilder()
                .addAllDiagnostics(Wire.write(out))
                .build();
    }

    OpenEphemeralResource.Response open(OpenEphemeralResource.Request request, Diagnostics out)
            throws ProviderException, ValueFormatException, InterruptedException {
        EphemeralResource resource = ephemeralResources.get(request.getTypeName());
        Value.Mapping config = Wire.need(request.getConfig(), resource.schema());
        EphemeralResource.Opened opened = resource.open(new Fields(config), out);
        OpenEphemeralResource.Response.Builder response = OpenEphemeralResource.Response.newBuilder()
                .setResult(Wire.write(opened.result()))
                .addAllDiagnostics(Wire.write(out));
        opened.renewAt().map(LookupCalls::timestamp).ifPresent(response::setRenewAt);
        return response.build();
    }

    RenewEphemeralResource.Response renew(RenewEphemeralResource.Request request, Diagnostics out)
            throws ProviderException, InterruptedException {
        RenewEphemeralResource.Response.Builder response = RenewEphemeralResource.Response.newBuilder();
        ephemeralResources
                .get(request.getTypeName())
                .renew(out)
                .map(LookupCalls::timestamp)
                .ifPresent(response::setRenewAt);
        return response.addAllDiagnostics(Wire.write(out)).build();
    }

    CloseEphemeralResource.Response close(CloseEphemeralResource.Request request, Diagnostics out)
            throws ProviderException, InterruptedException {
        ephemeralResources.get(request.getTypeName()).close(out);
        return CloseEphemeralResource.Response.newBuilder()
                .addAllDiagnostics(Wire.write(out))
                .build();
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    CallFunction.Response call(CallFunction.Request request) throws ProviderException {
        ProviderFunction function = functions.get(request.getName());
        List<ProviderFunction.Parameter> parameters = function.signature().parameters();
        if (request.getArgumentsCount() != parameters.size()) {
            return error(
                    "Expected " + parameters.size() + " arguments, but there are " + request.getArgumentsCount() + ".");
        }
        List<Value> arguments = new ArrayList<>();
        for (ProviderFunction.Parameter parameter : parameters) {
            int place = arguments.size();
            try {
                Value argument = Wire.read(request.getArguments(place), parameter.type());
                if (argument.isNull() || !argument.isWhollyKnown()) {
                    return error(place, "The argument " + parameter.name() + " must have a known value.");
                }
                arguments.add(argument);
            } catch (ValueFormatException e) {
                return error(place, "The argument " + parameter.name() + " cannot be read: " + e.getMessage());
            }
        }
        try {
            return CallFunction.Response.newBuilder()
                    .setResult(Wire.write(function.call(arguments)))
                    .build();
        } catch (ProviderFunction.ArgumentException e) {
            return error(e.argument(), e.getMessage());
        }
    }

    private static CallFunction.Response error(int argument, String text) {
        return CallFunction.Response.newBuilder()
                .setError(FunctionError.newBuilder().setText(unended(text)).setFunctionArgument(argument))
                .build();
    }

    static CallFunction.Response error(String text) {
        return CallFunction.Response.newBuilder()
                .setError(FunctionError.newBuilder().setText(unended(text)))
                .build();
    }

    /** Terraform puts a full stop behind the errors of functions. */
    private static String unended(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
