package dev.tributary.terraform.provider;

import com.google.protobuf.ByteString;
import dev.tributary.terraform.diagnostic.Diagnostic;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.proto.DynamicValue;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.AttributePath;
import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import dev.tributary.terraform.value.ValueCodec;
import dev.tributary.terraform.value.ValueFormatException;
import java.util.List;
import java.util.Optional;

/** Values, paths and diagnostics to and from the messages of the protocol. */
final class Wire {

    private Wire() {}

    /** Reads an object that may be null. */
    static Optional<Value.Mapping> read(DynamicValue message, Schema schema) throws ValueFormatException {
        Value value = read(message, schema.type());
        return value instanceof Value.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    /** Reads an object that must be there. */
    static Value.Mapping need(DynamicValue message, Schema schema) throws ValueFormatException {
        return read(message, schema)
                .orElseThrow(() -> new ValueFormatException("Expected an object, but there is none."));
    }

    /** Reads a value of any type; an empty message is null. */
    static Value read(DynamicValue message, Type type) throws ValueFormatException {
        if (!message.getMsgpack().isEmpty()) {
            return ValueCodec.fromMsgpack(message.getMsgpack().toByteArray(), type);
        } else if (!message.getJson().isEmpty()) {
            return ValueCodec.fromJson(message.getJson().toStringUtf8(), type);
        }
        return Value.nil();
    }

    static DynamicValue write(Value value) {
        return DynamicValue.newBuilder()
                .setMsgpack(ByteString.copyFrom(ValueCodec.toMsgpack(value)))
                .build();
    }

    static List<dev.tributary.terraform.proto.Diagnostic> write(Diagnostics diagnostics) {
        return diagnostics.all().stream().map(Wire::write).toList();
    }

    private static dev.tributary.terraform.proto.Diagnostic write(Diagnostic diagnostic) {
        dev.tributary.terraform.proto.Diagnostic.Builder message = dev.tributary.terraform.proto.Diagnostic.newBuilder()
                .setSeverity(
                        diagnostic.severity() == Diagnostic.Severity.ERROR
                                ? dev.tributary.terraform.proto.Diagnostic.Severity.ERROR
                                : dev.tributary.terraform.proto.Diagnostic.Severity.WARNING)
                .setSummary(diagnostic.summary())
                .setDetail(diagnostic.detail());
        if (!diagnostic.path().steps().isEmpty()) {
            message.setAttribute(write(diagnostic.path()));
        }
        return message.build();
    }

    static dev.tributary.terraform.proto.AttributePath write(AttributePath path) {
        dev.tributary.terraform.proto.AttributePath.Builder message =
                dev.tributary.terraform.proto.AttributePath.newBuilder();
        for (AttributePath.Step step : path.steps()) {
            dev.tributary.terraform.proto.AttributePath.Step.Builder one =
                    dev.tributary.terraform.proto.AttributePath.Step.newBuilder();
            if (step instanceof AttributePath.Step.Attribute attribute) {
                one.setAttributeName(attribute.name());
            } else if (step instanceof AttributePath.Step.Key key) {
                one.setElementKeyString(key.key());
            } else if (step instanceof AttributePath.Step.Index index) {
                one.setElementKeyInt(index.index());
            }
            message.addSteps(one);
        }
        return message.build();
    }
}
