"""Names that PyTorch has and this one has not, by module: asked for, they are said to be missing rather than unknown."""

NAMES = {
    "torch": (
        "BufferDict CONV_BN_FUSION ComplexDoubleStorage ComplexFloatStorage ConcreteModuleTypeBuilder DeepCopyMemoTable "
        "DeserializationStorageContext DisableTorchFunction DispatchKey DispatchKeySet ErrorReport "
        "ExcludeDispatchKeyGuard ExecutionPlan FUSE_ADD_RELU FatalError FileCheck FunctionSchema Future "
        "GraphExecutorState HOIST_CONV_PACKED_PARAMS INSERT_FOLD_PREPACK_OPS IODescriptor JITException LockingLogger "
        "LoggerBase ModuleDict NoopLogger OperatorInfo PRIVATE_OPS ParameterDict PyTorchFileReader PyTorchFileWriter "
        "QInt32Storage QInt8Storage QUInt2x4Storage QUInt4x2Storage QUInt8Storage REMOVE_DROPOUT "
        "SerializationStorageContext StaticModule Storage StorageBase Stream SymFloatNode SymIntNode "
        "ThroughputBenchmark TracingState TypedStorage USE_GLOBAL_DEPS USE_RTLD_GLOBAL_WITH_LIBTORCH UntypedStorage "
        "accelerator adaptive_max_pool1d addmv_ affine_grid_generator align_tensors alpha_dropout_ angle ao as_strided_ "
        "as_strided_scatter bartlett_window batch_norm_backward_elemt batch_norm_backward_reduce batch_norm_elemt "
        "batch_norm_gather_stats batch_norm_gather_stats_with_counts batch_norm_stats batch_norm_update_stats "
        "binary_cross_entropy_with_logits binomial blackman_window celu_ chalf channel_shuffle channels_last_3d "
        "choose_qparams_optimized complex32 conj_physical conj_physical_ constant_pad_nd conv3d conv_tbc "
        "conv_transpose3d convolution cosine_embedding_loss ctc_loss dequantize dropout_ dsmm eig embedding_bag "
        "embedding_renorm_ empty_quantized export fake_quantize_per_channel_affine fake_quantize_per_tensor_affine "
        "feature_alpha_dropout feature_alpha_dropout_ feature_dropout_ fill fill_ fork frexp frobenius_norm from_dlpack "
        "from_file fused_moving_avg_obs_fake_quant futures fx gcd_ geqrf get_deterministic_debug_mode get_device "
        "gradient grid_sampler grid_sampler_2d grid_sampler_3d gru gru_cell hamming_window hann_window "
        "hinge_embedding_loss histogramdd hsmm hspmm i0 i0_ igamma igammac imag index_put_ index_reduce "
        "init_num_threads instance_norm int_repr is_anomaly_check_nan_enabled is_anomaly_enabled is_conj "
        "is_deterministic_algorithms_warn_only_enabled is_distributed is_neg is_warn_always_enabled istft kaiser_window "
        "kl_div lcm_ ldexp_ legacy_contiguous_format library lobpcg logit_ lstm lstm_cell lstsq lu lu_solve lu_unpack "
        "margin_ranking_loss masked matrix_rank max_pool1d_with_indices max_pool3d monitor mvlgamma nested nextafter "
        "norm_except_dim nuclear_norm ops orgqr ormqr overrides package pca_lowrank pdist per_channel_affine "
        "per_channel_affine_float_qparams per_channel_symmetric per_tensor_affine per_tensor_symmetric poisson_nll_loss "
        "polar polygamma put qint32 qint8 qscheme quantization quantize_per_channel quantize_per_tensor "
        "quantize_per_tensor_dynamic quasirandom quint2x4 quint4x2 quint8 read_vitals real resize_as_ resize_as_sparse_ "
        "rnn_relu rnn_relu_cell rnn_tanh rnn_tanh_cell rrelu rrelu_ saddmm segment_reduce set_anomaly_enabled "
        "set_deterministic_debug_mode set_vital set_warn_always signal smm solve sparse_bsc sparse_bsc_tensor "
        "sparse_bsr sparse_bsr_tensor sparse_compressed_tensor sparse_coo_tensor sparse_csc sparse_csc_tensor "
        "sparse_csr sparse_csr_tensor spmm sspaddmm stft svd_lowrank symeig textwrap threshold_ to_dlpack torch_version "
        "triangular_solve triplet_margin_loss unify_type_list unsafe_chunk unsafe_split unsafe_split_with_sizes "
        "view_as_complex view_as_real vitals_enabled wait zero_"
    ),
    "torch.nn": (
        "AdaptiveAvgPool3d AdaptiveLogSoftmaxWithLoss AdaptiveMaxPool3d AvgPool3d CTCLoss ConstantPad3d Container "
        "Conv3d ConvTranspose3d CrossMapLRN2d DataParallel FeatureAlphaDropout FractionalMaxPool2d FractionalMaxPool3d "
        "InstanceNorm3d LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d LazyConv1d LazyConv3d LazyConvTranspose1d "
        "LazyConvTranspose2d LazyConvTranspose3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d MaxPool3d "
        "MaxUnpool1d MaxUnpool3d MultiLabelMarginLoss NLLLoss2d RNNCellBase ReflectionPad3d ReplicationPad3d "
        "UninitializedBuffer UninitializedParameter quantized"
    ),
    "torch.nn.functional": (
        "GRID_SAMPLE_INTERPOLATION_MODES GRID_SAMPLE_PADDING_MODES adaptive_avg_pool3d adaptive_max_pool1d_with_indices "
        "adaptive_max_pool2d_with_indices adaptive_max_pool3d adaptive_max_pool3d_with_indices avg_pool3d celu_ conv3d "
        "conv_tbc conv_transpose3d ctc_loss elu_ feature_alpha_dropout fractional_max_pool2d "
        "fractional_max_pool2d_with_indices fractional_max_pool3d fractional_max_pool3d_with_indices grid_sample "
        "hardtanh_ leaky_relu_ max_pool3d max_pool3d_with_indices max_unpool1d max_unpool3d "
        "multi_head_attention_forward multilabel_margin_loss rrelu_ selu_ threshold_ triplet_margin_with_distance_loss "
        "upsample_bilinear upsample_nearest"
    ),
    "torch.optim": (
        "SparseAdam"
    ),
    "torch.optim.lr_scheduler": (
        ""
    ),
    "torch.linalg": (
        "cholesky_ex eig eigvals householder_product ldl_factor ldl_factor_ex ldl_solve lu lu_factor lu_factor_ex "
        "lu_solve solve_ex tensorinv tensorsolve"
    ),
    "torch.special": (
        "airy_ai bessel_j0 bessel_j1 bessel_y0 bessel_y1 chebyshev_polynomial_t chebyshev_polynomial_u "
        "chebyshev_polynomial_v chebyshev_polynomial_w erfcx gammainc gammaincc hermite_polynomial_h "
        "hermite_polynomial_he i0 i0e i1 i1e laguerre_polynomial_l legendre_polynomial_p log_ndtr modified_bessel_i0 "
        "modified_bessel_i1 modified_bessel_k0 modified_bessel_k1 multi_dim_common multigammaln ndtri polygamma "
        "scaled_modified_bessel_k0 scaled_modified_bessel_k1 shifted_chebyshev_polynomial_t "
        "shifted_chebyshev_polynomial_u shifted_chebyshev_polynomial_v shifted_chebyshev_polynomial_w "
        "spherical_bessel_j0 zeta"
    ),
    "torch.utils.data": (
        "DFIterDataPipe DataChunk DataLoader2 DistributedSampler IterDataPipe MapDataPipe backward_compatibility "
        "dataloader_experimental datapipes functional_datapipe graph graph_settings guaranteed_datapipes_determinism "
        "non_deterministic runtime_validation runtime_validation_disabled"
    ),
    "torch.autograd": (
        "NestedIOFunction ProfilerActivity ProfilerConfig ProfilerEvent ProfilerState SavedTensor is_tensor_like "
        "kineto_available profiler_legacy profiler_util"
    ),
    "torch.nn.utils": (
        "convert_conv2d_weight_memory_format fuse_conv_bn_eval fuse_conv_bn_weights fusion remove_spectral_norm "
        "skip_init spectral_norm stateless"
    ),
    "torch.nn.init": (
        ""
    ),
    "Tensor": (
        "addbmm_ addmv_ addr_ align_as align_to angle as_strided_ as_strided_scatter ccol_indices cdouble cfloat chalf "
        "col_indices conj_physical conj_physical_ crow_indices dense_dim dequantize eig float_power_ frexp gcd_ geqrf "
        "heaviside_ i0 i0_ igamma igamma_ igammac igammac_ index_reduce index_reduce_ indices int_repr ipu is_cpu "
        "is_distributed is_ipu is_ort is_set_to is_sparse_csr istft lcm_ ldexp_ logit_ lstsq lu lu_solve map2_ mvlgamma "
        "mvlgamma_ new_empty_strided nextafter nextafter_ orgqr ormqr polygamma polygamma_ put qscheme record_stream "
        "refine_names reinforce rename rename_ renorm_ resize resize_as resize_as_sparse_ row_indices smm solve "
        "sparse_dim sparse_mask sparse_resize_ sparse_resize_and_clear_ sspaddmm stft storage_type symeig to_mkldnn "
        "to_padded_tensor to_sparse to_sparse_bsc to_sparse_bsr to_sparse_coo to_sparse_csc to_sparse_csr "
        "triangular_solve unsafe_chunk unsafe_split unsafe_split_with_sizes values xpu"
    ),
    "torch.distributions": (
        "AbsTransform AffineTransform Beta Binomial CatTransform Cauchy Chi2 ComposeTransform ContinuousBernoulli "
        "CorrCholeskyTransform CumulativeDistributionTransform Dirichlet ExpTransform ExponentialFamily FisherSnedecor "
        "Gamma Geometric Gumbel HalfCauchy HalfNormal Independent IndependentTransform Kumaraswamy LKJCholesky "
        "LogNormal LogisticNormal LowRankMultivariateNormal LowerCholeskyTransform MixtureSameFamily Multinomial "
        "MultivariateNormal NegativeBinomial OneHotCategorical OneHotCategoricalStraightThrough Pareto Poisson "
        "PowerTransform RelaxedBernoulli RelaxedOneHotCategorical ReshapeTransform SigmoidTransform SoftmaxTransform "
        "SoftplusTransform StackTransform StickBreakingTransform StudentT TanhTransform Transform "
        "TransformedDistribution VonMises Weibull Wishart bernoulli beta biject_to binomial categorical cauchy chi2 "
        "constraint_registry constraints continuous_bernoulli dirichlet distribution exp_family exponential "
        "fishersnedecor gamma geometric gumbel half_cauchy half_normal identity_transform independent kl kumaraswamy "
        "laplace lkj_cholesky log_normal logistic_normal lowrank_multivariate_normal mixture_same_family multinomial "
        "multivariate_normal negative_binomial normal one_hot_categorical pareto poisson register_kl relaxed_bernoulli "
        "relaxed_categorical studentT transform_to transformed_distribution transforms uniform von_mises weibull "
        "wishart"
    ),
}
