package dev.tributary.terraform.provider;

import com.google.protobuf.ByteString;
import dev.tributary.terraform.proto.DynamicValue;
import dev.tributary.terraform.value.Value;
import dev.tributary.terraform.value.ValueCodec;

/** Values as calls carry them. */
final class Values {

    private Values() {}

    static DynamicValue message(Value value) {
        return DynamicValue.newBuilder()
                .setMsgpack(ByteString.copyFrom(ValueCodec.toMsgpack(value)))
                .build();
    }
}
