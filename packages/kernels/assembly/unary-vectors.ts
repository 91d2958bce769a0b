// The unary operations that work on whole vectors.

import { elu4, exp4, expm14, log4, sigmoid4, softplus4, tanh4 } from "./math-vector";
import { erf4, gelu4 } from "./math-vector-erf";

// Vector forms for every type that has the instruction.

@unmanaged
export class Neg {
  @inline
  four<T>(x: v128): v128 {
    return v128.neg<T>(x);
  }
}

@unmanaged
export class Abs {
  @inline
  four<T>(x: v128): v128 {
    return v128.abs<T>(x);
  }
}

@unmanaged
export class Square {
  @inline
  four<T>(x: v128): v128 {
    return v128.mul<T>(x, x);
  }
}

@unmanaged
export class Ceil {
  @inline
  four<T>(x: v128): v128 {
    return v128.ceil<T>(x);
  }
}

@unmanaged
export class Floor {
  @inline
  four<T>(x: v128): v128 {
    return v128.floor<T>(x);
  }
}

@unmanaged
export class Round {
  @inline
  four<T>(x: v128): v128 {
    return v128.nearest<T>(x);
  }
}

@unmanaged
export class Trunc {
  @inline
  four<T>(x: v128): v128 {
    return v128.trunc<T>(x);
  }
}

@unmanaged
export class Frac {
  @inline
  four<T>(x: v128): v128 {
    return v128.sub<T>(x, v128.trunc<T>(x));
  }
}

@unmanaged
export class Sqrt {
  @inline
  four<T>(x: v128): v128 {
    return v128.sqrt<T>(x);
  }
}

@unmanaged
export class Rsqrt {
  @inline
  four<T>(x: v128): v128 {
    return v128.div<T>(v128.splat<T>(<T>1), v128.sqrt<T>(x));
  }
}

@unmanaged
export class Reciprocal {
  @inline
  four<T>(x: v128): v128 {
    return v128.div<T>(v128.splat<T>(<T>1), x);
  }
}

@unmanaged
export class Relu {
  @inline
  four<T>(x: v128): v128 {
    return v128.pmax<T>(x, v128.splat<T>(<T>0));
  }
}

@unmanaged
export class Relu6 {
  @inline
  four<T>(x: v128): v128 {
    return v128.min<T>(v128.max<T>(x, v128.splat<T>(<T>0)), v128.splat<T>(<T>6));
  }
}

@unmanaged
export class Hardsigmoid {
  @inline
  four<T>(x: v128): v128 {
    return v128.div<T>(v128.min<T>(v128.max<T>(v128.add<T>(x, v128.splat<T>(<T>3)), v128.splat<T>(<T>0)), v128.splat<T>(<T>6)), v128.splat<T>(<T>6));
  }
}

@unmanaged
export class Hardswish {
  @inline
  four<T>(x: v128): v128 {
    return v128.mul<T>(x, changetype<Hardsigmoid>(0).four<T>(x));
  }
}

@unmanaged
export class Softsign {
  @inline
  four<T>(x: v128): v128 {
    return v128.div<T>(x, v128.add<T>(v128.abs<T>(x), v128.splat<T>(<T>1)));
  }
}

@unmanaged
export class BitwiseNot {
  @inline
  four<T>(x: v128): v128 {
    return v128.not(x);
  }
}

// Vector forms for f32 alone.

@unmanaged
export class Exp4 {
  @inline
  four<T>(x: v128): v128 {
    return exp4(x);
  }
}

@unmanaged
export class Expm14 {
  @inline
  four<T>(x: v128): v128 {
    return expm14(x);
  }
}

@unmanaged
export class Log4 {
  @inline
  four<T>(x: v128): v128 {
    return log4(x);
  }
}

@unmanaged
export class Tanh4 {
  @inline
  four<T>(x: v128): v128 {
    return tanh4(x);
  }
}

@unmanaged
export class Sigmoid4 {
  @inline
  four<T>(x: v128): v128 {
    return sigmoid4(x);
  }
}

@unmanaged
export class Silu4 {
  @inline
  four<T>(x: v128): v128 {
    return f32x4.div(x, f32x4.add(f32x4.splat(1), exp4(f32x4.neg(x))));
  }
}

@unmanaged
export class Erf4 {
  @inline
  four<T>(x: v128): v128 {
    return erf4(x);
  }
}

@unmanaged
export class Gelu4 {
  @inline
  four<T>(x: v128): v128 {
    return gelu4(x);
  }
}

/** 0.5·x·(1 + tanh u) = x / (1 + e^-2u) with u = √(2/π)·(x + 0.044715·x³). */
@unmanaged
export class GeluTanh4 {
  @inline
  four<T>(x: v128): v128 {
    const cube = f32x4.mul(f32x4.mul(x, x), x);
    const inner = f32x4.mul(f32x4.splat(0.7978845608), f32x4.add(x, f32x4.mul(f32x4.splat(0.044715), cube)));
    return f32x4.div(x, f32x4.add(f32x4.splat(1), exp4(f32x4.mul(f32x4.splat(-2), inner))));
  }
}

@unmanaged
export class Softplus4 {
  @inline
  four<T>(x: v128): v128 {
    return softplus4(x);
  }
}

/** -ln(1 + e^-x). */
@unmanaged
export class Logsigmoid4 {
  @inline
  four<T>(x: v128): v128 {
    return f32x4.neg(softplus4(f32x4.neg(x)));
  }
}

@unmanaged
export class Mish4 {
  @inline
  four<T>(x: v128): v128 {
    return f32x4.mul(x, tanh4(softplus4(x)));
  }
}

@unmanaged
export class Elu4 {
  @inline
  four<T>(x: v128): v128 {
    return elu4(x);
  }
}

@unmanaged
export class Selu4 {
  @inline
  four<T>(x: v128): v128 {
    const left = f32x4.mul(f32x4.splat(1.6732632423543772), expm14(x));
    const either = v128.bitselect(x, left, f32x4.gt(x, i32x4.splat(0)));
    return f32x4.mul(f32x4.splat(1.0507009873554805), either);
  }
}
